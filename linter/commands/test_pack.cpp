#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/rule_set.h"
#include "linter/engine/fix.h"
#include "linter/engine/lint.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/input/paths.h"
#include "linter/model/lines.h"
#include "linter/model/marked.h"
#include "rules/pack/read_pack.h"

namespace dexlint {
namespace {

struct Tried {
  std::size_t examples = 0;
  std::vector<std::string> differences;  // "bad example 1 of ACME001: …"
};

std::string place_in_words(const LineIndex& lines, Span span) {
  const Position at = lines.position(span.begin);
  return fmt::format("line {}, column {}", at.line_1, at.column_utf16_1);
}

std::string found_in_words(const Finding& finding) {
  return fmt::format("line {}, column {}: {}", finding.location.line_1, finding.location.column_1,
                     printable(finding.message.render()));
}

LintOptions only(const Rule* const& rule, bool gate) {
  LintOptions options;
  options.rules = {&rule, 1};
  options.gate = gate;
  return options;
}

// What `rule` finds in an example, held against its marks.
std::vector<std::string> differences_in(const Rule* rule, const Example& example,
                                        const Marked& marked, bool gate) {
  const FileReport report = lint_file(std::string(example.path), marked.text, only(rule, gate));
  const LineIndex lines(marked.text);
  std::vector<Span> expected = marked.spans;
  std::vector<std::string> differences;
  for (const Finding& finding : report.findings) {
    const auto mark = std::find(expected.begin(), expected.end(), finding.location.bytes);
    if (mark != expected.end()) {
      expected.erase(mark);
    } else {
      differences.push_back("found what is not marked, in " + found_in_words(finding));
    }
  }
  for (const Span& span : expected)
    differences.push_back("found nothing where a mark is, in " + place_in_words(lines, span));
  for (const Skipped& skipped : report.skipped)
    differences.push_back("could not be read whole: " + printable(skipped.detail));
  return differences;
}

std::string fixed_text(const Rule* rule, const Example& example, const Marked& marked) {
  const std::string path(example.path);
  Overlay files;
  files.put(path, marked.text);
  const LintOptions options = only(rule, true);
  const Walk walk = discover(files, std::vector{path}, {});
  const auto judge = [&] { return lint(files, walk, options); };
  Report report = judge();
  fix(files, walk, options, {.unsafe = true}, judge, report);
  const Result<std::string> text = files.read(path, options.max_file_size);
  return text ? *text : std::string();
}

std::string first_difference(std::string_view expected, std::string_view found) {
  const auto [in_expected, in_found] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  const auto line = std::count(found.begin(), in_found, '\n') + 1;
  return fmt::format("its fixed text differs from `fixed`, from line {} on", line);
}

void try_example(const Rule* rule, const PackExample& given, const std::string& title,
                 Tried& tried) {
  ++tried.examples;
  const Example example{given.path, given.text};
  const Marked marked = take_marks(given.text).value_or(Marked{});
  std::vector<std::string> differences = differences_in(rule, example, marked, true);
  if (differences != differences_in(rule, example, marked, false))
    differences.push_back("found something else with --no-gate: please report it");
  if (differences.empty() && given.fixed) {
    const std::string found = fixed_text(rule, example, marked);
    if (found != *given.fixed) differences.push_back(first_difference(*given.fixed, found));
  }
  for (const std::string& difference : differences)
    tried.differences.push_back(fmt::format("{} of {}: {}", title, rule->code, difference));
}

void try_rule(const pack::PackRule& rule, Tried& tried) {
  std::size_t number = 0;
  for (const PackExample& example : rule.spec().bad)
    try_example(&rule, example, fmt::format("bad example {}", ++number), tried);
  number = 0;
  for (const PackExample& example : rule.spec().good)
    try_example(&rule, example, fmt::format("good example {}", ++number), tried);
}

int refuse_all(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) refuse(problem);
  return exit_error;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

int test_file(const FileSource& files, const std::string& path) {
  Result<std::string> text = files.read(path, pack::largest_pack);
  if (!text) return refuse(Problem{text.error().reason, path + ": " + text.error().message, {}});
  const pack::ReadPack read = pack::read_pack(path, std::move(*text));
  if (!read.problems.empty()) return refuse_all(read.problems);
  const Result<RuleSet> rules = rule_set(files, {path});
  if (!rules) return refuse(rules.error());
  Tried tried;
  for (const auto& rule : rules->of_packs) try_rule(*rule, tried);
  std::string said;
  for (const std::string& difference : tried.differences)
    said += fmt::format("{}: {}\n", printable(path), difference);
  said += fmt::format("{}: {}, {}: {}\n", printable(path), counted(rules->of_packs.size(), "rule"),
                      counted(tried.examples, "example"),
                      tried.differences.empty() ? "all as they say"
                                                : counted(tried.differences.size(), "difference"));
  if (!write_standard_output(said)) return exit_error;
  return tried.differences.empty() ? exit_clean : exit_findings;
}

}  // namespace

int test_packs(const std::vector<std::string>& paths) {
  const WorkTree files;
  int status = exit_clean;
  for (const std::string& path : paths)
    status = std::max(status, test_file(files, tidy_path(path)));
  return status;
}

}  // namespace dexlint
