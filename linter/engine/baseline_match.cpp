#include "linter/engine/baseline_match.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "linter/engine/reporter.h"
#include "linter/input/git_program.h"
#include "linter/input/git_repository.h"
#include "linter/input/git_tree.h"
#include "linter/input/paths.h"
#include "linter/input/repository_root.h"
#include "linter/model/rule.h"
#include "linter/model/span.h"

namespace dexlint {
namespace {

std::string without_returns(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
  }
  return plain;
}

std::vector<std::string_view> codes_of(const Finding& finding) {
  std::vector<std::string_view> codes{finding.rule->code};
  codes.insert(codes.end(), finding.superseded.begin(), finding.superseded.end());
  return codes;
}

/// An entry that may be about a finding.
struct Candidate {
  std::size_t finding;
  const BaselineEntry* entry;
  bool is_renamed;
  std::optional<Standing> standing = {};  ///< none: the file changed, so it has to be linted
};

class Matcher {
 public:
  Matcher(const Report& report, const std::vector<BaselineEntry>& entries, const std::string& root,
          const LintAgain& again)
      : findings_(report.findings), root_(root), again_(again), objects_(root) {
    for (const BaselineEntry& entry : entries) by_fingerprint_[entry.fingerprint].push_back(&entry);
    for (const BaselineEntry& entry : entries) paths_of_code_[entry.code].insert(entry.path);
  }

  std::vector<BaselineMatch> run() {
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (!findings_[i].suppressed) find_candidates(i);
    }
    std::map<std::string, std::vector<Candidate*>> changed;  // by commit
    for (Candidate& candidate : candidates_) {
      candidate.standing = standing_by_file(candidate);
      if (!candidate.standing) changed[candidate.entry->commit].push_back(&candidate);
    }
    for (auto& [commit, candidates] : changed) lint_again(commit, candidates);
    std::vector<BaselineMatch> matches(findings_.size());
    for (const Candidate& candidate : candidates_) choose(candidate, matches[candidate.finding]);
    return matches;
  }

 private:
  void find_candidates(std::size_t i) {
    const std::string path = path_from_root(again_.now, findings_[i].location.path, root_);
    if (path.empty()) return;
    const std::size_t before = candidates_.size();
    for (const std::string_view code : codes_of(findings_[i])) add(i, code, path, false);
    if (candidates_.size() > before) return;
    for (const std::string_view code : codes_of(findings_[i])) {
      const auto paths = paths_of_code_.find(std::string(code));
      if (paths == paths_of_code_.end()) continue;
      for (const std::string& old : paths->second) {
        if (is_gone(old)) add(i, code, old, true);
      }
    }
  }

  void add(std::size_t i, std::string_view code, const std::string& path, bool is_renamed) {
    const auto found = by_fingerprint_.find(fingerprint(findings_[i], code, path));
    if (found == by_fingerprint_.end()) return;
    for (const BaselineEntry* entry : found->second) {
      if (entry->code == code) candidates_.push_back({i, entry, is_renamed});
    }
  }

  bool is_gone(const std::string& path) {
    const auto [known, fresh] = gone_.try_emplace(path);
    if (fresh) known->second = !again_.now.stat(join_path(root_, path));
    return known->second;
  }

  // Most files are what they were.
  std::optional<Standing> standing_by_file(const Candidate& candidate) {
    const BaselineEntry& entry = *candidate.entry;
    if (!holds(entry.commit)) return Standing::unchecked;
    // A line feed would end the question.
    if (entry.path.find('\n') != std::string::npos) return std::nullopt;
    const auto before = objects_.read(entry.commit + ":" + entry.path, again_.max_file_size);
    if (before && is_same_text(*before, bytes_now(candidate))) return Standing::known;
    return std::nullopt;
  }

  bool holds(const std::string& commit) {
    const auto [known, fresh] = commits_.try_emplace(commit);
    if (fresh)
      known->second = objects_.read(commit + "^{commit}", again_.max_file_size).has_value();
    return known->second;
  }

  const std::string& bytes_now(const Candidate& candidate) {
    const std::string& path = findings_[candidate.finding].location.path;
    const auto [known, fresh] = bytes_.try_emplace(path);
    if (fresh) {
      if (Result<std::string> bytes = again_.now.read(path, again_.max_file_size))
        known->second = std::move(*bytes);
    }
    return known->second;
  }

  // What the rules said then, and of which value, tells what became of it.
  void lint_again(const std::string& commit, const std::vector<Candidate*>& candidates) {
    std::set<std::string> paths;
    for (const Candidate* candidate : candidates) {
      paths.insert(join_path(root_, candidate->entry->path));
      // A finding of several files is one only beside the others.
      for (const Related& related : findings_[candidate->finding].related)
        paths.insert(related.location.path);
    }
    const std::unique_ptr<GitTree> tree = tree_of(commit);
    const Values values = tree != nullptr ? values_in(*tree, paths) : Values();
    for (Candidate* candidate : candidates) {
      const Span span = findings_[candidate->finding].location.bytes;
      const auto then = values.find(candidate->entry->fingerprint);
      const bool is_same =
          then != values.end() &&
          then->second.contains(without_returns(slice(bytes_now(*candidate), span)));
      const bool is_there = tree != nullptr && !lacks_content(*tree, candidate->entry->path);
      candidate->standing = is_same    ? Standing::known
                            : is_there ? Standing::fresh
                                       : Standing::unchecked;
    }
  }

  std::unique_ptr<GitTree> tree_of(const std::string& commit) {
    if (!repository_) repository_ = open_repository(root_);
    if (!*repository_) return nullptr;
    auto tree = GitTree::of_commit(**repository_, commit);
    return tree ? std::move(*tree) : nullptr;
  }

  // A partial clone knows of files that it has not fetched.
  bool lacks_content(const GitTree& tree, const std::string& path) const {
    const std::string whole = join_path(root_, path);
    return tree.stat(whole) && !tree.read(whole, again_.max_file_size);
  }

  // What was found where, by fingerprint.
  using Values = std::map<std::string, std::set<std::string>>;
  Values values_in(const GitTree& tree, const std::set<std::string>& paths) const {
    Values values;
    for (const Finding& finding : again_.findings(tree, {paths.begin(), paths.end()})) {
      const std::string path = path_from_root(tree, finding.location.path, root_);
      const auto bytes = tree.read(finding.location.path, again_.max_file_size);
      if (!bytes) continue;
      const std::string value = without_returns(slice(*bytes, finding.location.bytes));
      for (const std::string_view code : codes_of(finding))
        values[fingerprint(finding, code, path)].insert(value);
    }
    return values;
  }

  // The best that any entry says; one that cannot be checked proves no other name.
  static void choose(const Candidate& candidate, BaselineMatch& match) {
    const Standing standing = *candidate.standing;
    if (candidate.is_renamed && standing != Standing::known) return;
    const bool is_better = match.entry == nullptr || standing == Standing::known ||
                           (standing == Standing::unchecked && match.standing == Standing::fresh);
    if (is_better) match = {standing, candidate.entry, candidate.is_renamed};
  }

  const std::vector<Finding>& findings_;
  const std::string& root_;
  const LintAgain& again_;
  GitObjects objects_;
  std::optional<Result<GitRepository>> repository_;
  std::unordered_map<std::string, std::vector<const BaselineEntry*>> by_fingerprint_;
  std::unordered_map<std::string, std::set<std::string>> paths_of_code_;
  std::unordered_map<std::string, bool> gone_;
  std::unordered_map<std::string, bool> commits_;
  std::unordered_map<std::string, std::string> bytes_;  // of files as they are now
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<BaselineMatch> match_baseline(const Report& report,
                                          const std::vector<BaselineEntry>& entries,
                                          const std::string& root, const LintAgain& again) {
  return Matcher(report, entries, root, again).run();
}

void apply_baseline(Report& report, const std::vector<BaselineMatch>& matches, bool strict) {
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const BaselineMatch& match = matches[i];
    if (match.standing == Standing::fresh) continue;
    const bool is_unchecked = match.standing == Standing::unchecked;
    if (is_unchecked) ++report.summary.value_unchecked;
    if (is_unchecked && strict) continue;
    Suppression suppression{SuppressionKind::baseline, {}};
    if (is_unchecked)
      suppression.reason = "commit " + match.entry->commit.substr(0, 10) +
                           " is not in this clone, so its value was not compared";
    report.findings[i].suppressed = std::move(suppression);
  }
}

bool is_same_text(std::string_view a, std::string_view b) {
  return a == b || without_returns(a) == without_returns(b);
}

}  // namespace dexlint
