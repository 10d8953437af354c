// Fixes of a small tree: `=== NAME` lines cut the input into files. They end, keep the lines of
// each file, and leave nothing to be fixed but what was withdrawn.
#include <algorithm>

#include "tests/fuzz/fuzz.h"
#include "tests/support/fix_text.h"
#include "tests/support/lint_text.h"

namespace dexlint::test {
namespace {

std::size_t line_breaks(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool is_withdrawn(const Finding& finding, const Fixes& fixes) {
  return std::any_of(fixes.withdrawn.begin(), fixes.withdrawn.end(), [&](const WithdrawnFix& fix) {
    return fix.rule == finding.rule && fix.location.path == finding.location.path &&
           fix.location.bytes == finding.location.bytes;
  });
}

}  // namespace

void fuzz(std::string_view input) {
  Overlay overlay;
  for (auto& [name, bytes] : files_of(input, "values.yaml"))
    overlay.put("/tree/" + name, std::move(bytes));
  const Walk walk = discover(overlay, std::vector<std::string>{"/tree"}, {});
  const FixedFiles fixed = fix_all(overlay, walk, all_rules_options());
  for (const auto& [path, file] : fixed.fixes.files) {
    must_hold(line_breaks(file.before) == line_breaks(file.after), "lines stay what they are");
  }
  if (!fixed.fixes.is_done) return;
  for (const Finding& finding : fixed.after.findings)
    must_hold(!is_fixable(finding, {.unsafe = true}) || is_withdrawn(finding, fixed.fixes),
              "what can be fixed is fixed");
  must_hold(fix_all(overlay, walk, all_rules_options()).fixes.files.empty(),
            "a second run changes nothing");
}

}  // namespace dexlint::test
