// A report of anybody's, as `dexlint merge` reads it: refused, or such that every format can write
// it, and that our own JSON of it is read again.
#include <nlohmann/json.hpp>

#include "formatters/formatter.h"
#include "linter/report/merge_reports.h"
#include "rules/rule_table.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {
namespace {

bool is_printable(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) return false;
  }
  return true;
}

}  // namespace

void fuzz(std::string_view input) {
  ReportReader reader(all_rules());
  Result<ReadReport> read = reader.read(input);
  if (!read) return must_hold(!read.error().message.empty(), "a refusal says why");
  // A lone shard is a set when it is one of one.
  if (read->report.shard) read->report.shard->count = read->report.shard->index_1 = 1;
  const std::string version = read->version;
  std::vector<ReportFile> files;
  files.push_back({"report.json", std::move(*read)});
  const Result<Report> merged = merge_reports(std::move(files), version);
  must_hold(merged.has_value(), "one report of one goes with itself");
  for (const Formatter& format : formatters()) {
    const std::string text = format.write(*merged, {});
    must_hold(is_printable(text), "no format lets a control character through");
  }
  must_hold(ReportReader(all_rules()).read(write_json(*merged, {})).has_value(),
            "what was read is written so that it is read again");
  must_hold(ReportReader(all_rules()).read(write_sarif(*merged, {})).has_value(), "and as SARIF");
}

}  // namespace dexlint::test
