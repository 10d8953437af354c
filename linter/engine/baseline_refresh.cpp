#include "linter/engine/baseline_refresh.h"

#include <algorithm>
#include <set>
#include <utility>

#include "linter/engine/reporter.h"
#include "linter/input/paths.h"
#include "linter/input/repository_root.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

class Refresh {
 public:
  Refresh(const Report& report, const Walk& walk, const std::vector<BaselineEntry>& entries,
          const std::string& root, const LintAgain& again, const Head& head)
      : report_(report), entries_(entries), root_(root), again_(again), head_(head) {
    for (const Rule* rule : report.rules) codes_.emplace(rule->code);
    for (const Unit& unit : walk.units) {
      for (const UnitFile& file : unit.files) {
        if (file.role == Role::reported) judged_.insert(name(file.path));
      }
    }
    for (const Skipped& skipped : report.skipped) judged_.erase(name(skipped.path));
  }

  RefreshedBaseline run(const std::function<bool(const Finding&)>& accepts) {
    const auto matches = match_baseline(report_, entries_, root_, again_);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const Finding& finding = report_.findings[i];
      if (finding.suppressed) continue;
      if (stays(matches[i]) || (matches[i].entry != nullptr && !accepts(finding))) {
        keep(*matches[i].entry);
      } else if (accepts(finding)) {
        accept(finding, matches[i]);
      }
    }
    for (const BaselineEntry& entry : entries_) settle(entry);
    std::sort(made_.uncommitted.begin(), made_.uncommitted.end());
    const auto last = std::unique(made_.uncommitted.begin(), made_.uncommitted.end());
    made_.uncommitted.erase(last, made_.uncommitted.end());
    return std::move(made_);
  }

 private:
  std::string name(const std::string& path) const {
    return path_from_root(again_.now, path, root_);
  }

  // A shallow clone cannot tell whether a commit is gone for good.
  bool stays(const BaselineMatch& match) const {
    if (match.entry == nullptr || match.is_renamed) return false;
    return match.standing == Standing::known ||
           (match.standing == Standing::unchecked && head_.is_shallow);
  }

  void keep(const BaselineEntry& entry) {
    made_.entries.push_back(entry);
    used_.insert(entry.fingerprint);
  }

  void accept(const Finding& finding, const BaselineMatch& match) {
    const std::string path = name(finding.location.path);
    if (path.empty() || !is_committed(finding.location.path)) {
      made_.uncommitted.push_back(finding.location.path);
      return;
    }
    ++(match.entry == nullptr ? made_.added : made_.renewed);
    // What it replaces is not gone.
    if (match.entry != nullptr) used_.insert(match.entry->fingerprint);
    keep({.fingerprint = fingerprint(finding, finding.rule->code, path),
          .code = std::string(finding.rule->code),
          .path = path,
          .trail = finding.trail,
          .commit = head_.commit});
  }

  bool is_committed(const std::string& path) const {
    const auto now = again_.now.read(path, again_.max_file_size);
    const auto then = head_.files.read(path, again_.max_file_size);
    return now && then && is_same_text(*now, *then);
  }

  // An entry that no finding spoke for.
  void settle(const BaselineEntry& entry) {
    if (used_.contains(entry.fingerprint)) return;
    const bool is_no_more = !again_.now.stat(join_path(root_, entry.path));
    if (codes_.contains(entry.code) && (judged_.contains(entry.path) || is_no_more)) {
      made_.gone.push_back(entry);
    } else {
      made_.entries.push_back(entry);
    }
  }

  const Report& report_;
  const std::vector<BaselineEntry>& entries_;
  const std::string& root_;
  const LintAgain& again_;
  const Head& head_;
  std::set<std::string, std::less<>> codes_;  // of the rules that ran
  std::set<std::string> judged_;              // paths from the root
  std::set<std::string> used_;                // fingerprints
  RefreshedBaseline made_;
};

}  // namespace

RefreshedBaseline refresh_baseline(const Report& report, const Walk& walk,
                                   const std::vector<BaselineEntry>& entries,
                                   const std::string& root, const LintAgain& again,
                                   const Head& head,
                                   const std::function<bool(const Finding&)>& accepts) {
  return Refresh(report, walk, entries, root, again, head).run(accepts);
}

}  // namespace dexlint
