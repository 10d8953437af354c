#include "tests/support/fix_text.h"

#include "tests/support/lint_text.h"

namespace dexlint::test {

FixedFiles fix_all(Overlay& overlay, const Walk& walk, const LintOptions& options, bool unsafe) {
  const auto judge = [&] { return lint(overlay, walk, options); };
  FixedFiles fixed;
  fixed.before = judge();
  fixed.after = fixed.before;
  fixed.fixes = fix(overlay, walk, options, {.unsafe = unsafe}, judge, fixed.after);
  fixed.diffs = diffs_of(fixed.fixes, overlay, walk, options);
  return fixed;
}

FixedFiles fix_files(const Files& files, const LintOptions& options, bool unsafe) {
  Overlay overlay;
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) {
    overlay.put(path, text);
    paths.push_back(path);
  }
  FixedFiles fixed = fix_all(overlay, discover(overlay, paths, {}), options, unsafe);
  for (const std::string& path : paths) fixed.files[path] = *overlay.read(path, SIZE_MAX);
  return fixed;
}

std::string fixed_text(std::string_view path, std::string_view text, bool unsafe) {
  const std::string name(path);
  return fix_files({{name, std::string(text)}}, all_rules_options(), unsafe).files.at(name);
}

}  // namespace dexlint::test
