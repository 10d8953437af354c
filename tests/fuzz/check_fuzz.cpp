// The whole of `check` on a small tree: `=== NAME` lines cut the input into files. The gate changes
// nothing, places are inside their files, and every format can be written.
#include <map>
#include <nlohmann/json.hpp>

#include "formatters/formatter.h"
#include "linter/engine/lint.h"
#include "rules/rule_table.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {
namespace {

using Files = std::map<std::string, std::string>;

Report run(const Overlay& files, bool gate) {
  LintOptions options{.rules = all_rules()};
  options.gate = gate;
  return lint(files, discover(files, std::vector<std::string>{"/tree"}, {}), options);
}

std::string spelled(const Report& report) {
  std::string lines;
  for (const Finding& found : report.findings) {
    lines += found.location.path + ":" + std::to_string(found.location.bytes.begin) + "-" +
             std::to_string(found.location.bytes.end) + " " + std::string(found.rule->code) + "\n";
  }
  return lines;
}

void is_inside(const Location& location, const Files& files) {
  const auto file = files.find(location.path);
  if (file == files.end()) return;
  must_hold(location.bytes.begin <= location.bytes.end && location.bytes.end <= file->second.size(),
            "a finding is inside its file");
}

}  // namespace

void fuzz(std::string_view input) {
  Overlay overlay;
  Files files;
  for (auto& [name, bytes] : files_of(input, "values.yaml")) {
    files["/tree/" + name] = bytes;
    overlay.put("/tree/" + name, std::move(bytes));
  }
  Report report = run(overlay, true);
  must_hold(spelled(report) == spelled(run(overlay, false)), "the gate changes nothing");
  for (const Finding& found : report.findings) {
    is_inside(found.location, files);
    for (const Related& related : found.related) is_inside(related.location, files);
  }
  // SARIF writes the pages of all rules that ran: the same for each input, and more work than all
  // else together. Those that found something are enough.
  report.rules.clear();
  // One an input: they cost more than the rest.
  const Formatter& formatter = formatters()[input.size() % formatters().size()];
  const std::string text = formatter.write(report, {});
  if (formatter.name == "json" || formatter.name == "sarif")
    must_hold(nlohmann::json::accept(text), "a JSON report is JSON");
}

}  // namespace dexlint::test
