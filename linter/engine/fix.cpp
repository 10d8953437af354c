#include "linter/engine/fix.h"

#include <utility>

#include "linter/engine/fix_diff.h"
#include "linter/engine/fix_file.h"
#include "linter/engine/ungated.h"

namespace dexlint {
namespace {

// A fix waits for another at the most a few times; two that undo each other would never end.
constexpr int most_passes = 16;

using Wanted = std::map<std::string, std::vector<const Finding*>>;  // by path

Wanted wanted_in(const Report& report, const FixOptions& options) {
  Wanted wanted;
  for (const Finding& finding : report.findings) {
    if (is_fixable(finding, options)) wanted[finding.location.path].push_back(&finding);
  }
  return wanted;
}

// True when a file changed. All are judged as they were before the pass, and change behind it.
bool run_pass(Overlay& files, const Walk& walk, const LintOptions& options, const Wanted& wanted,
              Fixes& fixes) {
  fixes.withdrawn.clear();
  std::map<std::string, std::string> texts;
  Ungated(files, walk, options).each(wanted, [&](UnitLinter& linter, const UnitFile& file) {
    Result<std::string> bytes = files.read(file.path, options.max_file_size);
    if (!bytes) return;
    FixedText fixed = fix_file(linter, options, file, *bytes, wanted.at(file.path));
    for (const Finding* finding : fixed.withdrawn)
      fixes.withdrawn.push_back({finding->rule, finding->location});
    if (fixed.carried_out.empty()) return;
    const auto [entry, fresh] = fixes.files.try_emplace(file.path);
    if (fresh) entry->second.before = std::move(*bytes);
    entry->second.after = fixed.text;
    entry->second.fixes += fixed.carried_out.size();
    texts.emplace(file.path, std::move(fixed.text));
  });
  for (auto& [path, text] : texts) files.put(path, std::move(text));
  return !texts.empty();
}

}  // namespace

bool is_fixable(const Finding& finding, const FixOptions& options) {
  return finding.fix && !finding.fix->edits.empty() && !finding.suppressed &&
         (finding.fix->safe || options.unsafe);
}

Fixes fix(Overlay& files, const Walk& walk, const LintOptions& lint_options,
          const FixOptions& options, const std::function<Report()>& judge, Report& report) {
  Fixes fixes;
  for (int pass = 0; pass < most_passes; ++pass) {
    if (!run_pass(files, walk, lint_options, wanted_in(report, options), fixes)) return fixes;
    report = judge();
  }
  fixes.is_done = wanted_in(report, options).empty();
  return fixes;
}

std::vector<FileDiff> diffs_of(const Fixes& fixes, const FileSource& files, const Walk& walk,
                               const LintOptions& options) {
  std::map<std::string, FileDiff> diffs;  // in the order of the report
  Ungated(files, walk, options).each(fixes.files, [&](UnitLinter& linter, const UnitFile& file) {
    const FixedFile& fixed = fixes.files.at(file.path);
    Document before(file.path, fixed.before);
    const Contexts of_before = linter.read(before, file);
    Document after(file.path, fixed.after);
    const Contexts of_after = linter.read(after, file);
    const VisibleBytes seen_before(before, KnownSecrets(of_before));
    const VisibleBytes seen_after(after, KnownSecrets(of_after));
    diffs.emplace(file.path,
                  fix_diff({before, seen_before}, {after, seen_after}, options.redaction));
  });
  std::vector<FileDiff> all;
  for (auto& [path, diff] : diffs) all.push_back(std::move(diff));
  return all;
}

}  // namespace dexlint
