#include "linter/engine/news.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "linter/engine/line_diff.h"
#include "linter/engine/reporter.h"
#include "linter/input/paths.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

constexpr std::size_t most_candidates = 100;  // for the old name of one file

/// A file of now, and the one that it was.
struct FileVersions {
  std::string before;             ///< its path in the base; empty: it was not there
  std::optional<LineDiff> lines;  ///< none: it was not there
};

/// What is worse comes first in both.
using Weight = std::pair<Severity, Confidence>;

class Comparison {
 public:
  Comparison(const FileSource& now, const GitTree& base, std::size_t max_file_size)
      : now_(now), base_(base), max_file_size_(max_file_size) {}

  /// What became of the file at `path`. Null when it cannot be read now: it is no file.
  const FileVersions* versions(const std::string& path) {
    const auto [known, fresh] = versions_.try_emplace(path);
    if (fresh) known->second = compare(path);
    return known->second ? &*known->second : nullptr;
  }

  /// False as well where it cannot be read, now or then.
  bool is_unchanged(const std::string& path) {
    const auto [known, fresh] = unchanged_.try_emplace(path, false);
    if (fresh) known->second = is_equal(path);
    return known->second;
  }

 private:
  bool is_equal(const std::string& path) const {
    const Result<std::string> after = now_.read(path, max_file_size_);
    const Result<std::string> before = after ? base_.read(path, max_file_size_) : after;
    return before && *before == *after;
  }

  std::optional<FileVersions> compare(const std::string& path) {
    const Result<std::string> after = now_.read(path, max_file_size_);
    if (!after) return std::nullopt;
    if (const Result<std::string> before = base_.read(path, max_file_size_))
      return FileVersions{path, LineDiff(*before, *after)};
    if (base_.stat(path)) return FileVersions{};
    for (const std::string& old : candidates(path)) {
      const Result<std::string> before = base_.read(old, max_file_size_);
      if (!before) continue;
      LineDiff lines(*before, *after);
      if (lines.is_similar()) return FileVersions{old, std::move(lines)};
    }
    return FileVersions{};
  }

  // Files that are no more, of the same kind; those of the same name first.
  std::vector<std::string> candidates(const std::string& path) {
    if (!gone_) gone_ = find_gone();
    const auto ending = [](std::string_view name) {
      return name.substr(std::min(name.rfind('.'), name.size()));
    };
    const std::string_view name = file_name(path);
    std::vector<std::string> found;
    for (const std::string& old : *gone_) {
      if (ending(file_name(old)) == ending(name)) found.push_back(old);
    }
    std::stable_partition(found.begin(), found.end(),
                          [&](const std::string& old) { return file_name(old) == name; });
    if (found.size() > most_candidates) found.resize(most_candidates);
    return found;
  }

  std::vector<std::string> find_gone() const {
    std::vector<std::string> gone;
    for (const std::string& path : base_.paths()) {
      std::string whole = join_path(base_.root(), path);
      if (!now_.stat(whole)) gone.push_back(std::move(whole));
    }
    return gone;
  }

  const FileSource& now_;
  const GitTree& base_;
  const std::size_t max_file_size_;
  std::map<std::string, std::optional<FileVersions>> versions_;
  std::map<std::string, bool> unchanged_;
  std::optional<std::vector<std::string>> gone_;
};

/// What the base said, by the names that its files have now.
class Known {
 public:
  void add(const Finding& finding) {
    const Weight weight{finding.severity, finding.confidence};
    remember(finding.fingerprint, weight);
    remember(place(finding, finding.location.line_1), weight);
  }

  /// `line_1`: that the finding began in before the change.
  bool holds(const Finding& finding, std::size_t line_1) const {
    return is_known(finding.fingerprint, finding) || is_known(place(finding, line_1), finding);
  }

 private:
  static std::string place(const Finding& finding, std::size_t line_1) {
    return std::string(finding.rule->code) + ":" + std::to_string(line_1) + ":" +
           std::to_string(finding.location.column_1) + ":" + finding.location.path;
  }
  void remember(std::string key, Weight weight) {
    const auto [known, fresh] = weights_.try_emplace(std::move(key), weight);
    if (!fresh) {
      known->second.first = std::min(known->second.first, weight.first);
      known->second.second = std::min(known->second.second, weight.second);
    }
  }
  bool is_known(const std::string& key, const Finding& finding) const {
    const auto known = weights_.find(key);
    return known != weights_.end() && known->second.first <= finding.severity &&
           known->second.second <= finding.confidence;
  }

  std::map<std::string, Weight> weights_;
};

std::set<std::string> paths_in(const Report& report) {
  std::set<std::string> paths;
  for (const Finding& finding : report.findings) {
    paths.insert(finding.location.path);
    for (const Related& related : finding.related) paths.insert(related.location.path);
  }
  return paths;
}

bool touches(Comparison& comparison, const Location& at) {
  const FileVersions* file = comparison.versions(at.path);
  if (file == nullptr) return false;  // of a name that is no file: what a template is called
  const bool ends_before = at.end_column_1 == 1 && at.end_line_1 > at.line_1;
  return !file->lines || file->lines->touches(at.line_1, at.end_line_1 - (ends_before ? 1 : 0));
}

bool is_touched(Comparison& comparison, const Finding& finding) {
  return touches(comparison, finding.location) ||
         std::any_of(finding.related.begin(), finding.related.end(),
                     [&](const Related& related) { return touches(comparison, related.location); });
}

// By the names that files have now.
Known known_findings(std::vector<Finding> findings, const FileSource& base,
                     const std::map<std::string, std::string>& names_now) {
  Known known;
  for (Finding& finding : findings) {
    if (finding.suppressed) continue;
    const Result<std::string> real = base.resolve(finding.location.path);
    if (const auto now = real ? names_now.find(*real) : names_now.end(); now != names_now.end()) {
      finding.location.path = now->second;
      finding.fingerprint = fingerprint(finding);
    }
    known.add(finding);
  }
  return known;
}

}  // namespace

void keep_news(Report& report, const GitTree& base, const LintAgain& again) {
  Comparison comparison(again.now, base, again.max_file_size);
  std::erase_if(report.skipped, [&](const Skipped& skipped) {
    return !skipped.named && comparison.is_unchanged(skipped.path);
  });
  if (report.findings.empty()) return;
  std::vector<std::string> paths;
  std::map<std::string, std::string> names_now;  // of renamed files, by their real path before
  for (const std::string& path : paths_in(report)) {
    const FileVersions* file = comparison.versions(path);
    if (file == nullptr || file->before.empty()) continue;
    paths.push_back(file->before);
    if (const Result<std::string> real = base.resolve(file->before); real && file->before != path)
      names_now.emplace(*real, path);
  }
  const Known known = known_findings(again.findings(base, paths), base, names_now);
  std::erase_if(report.findings, [&](const Finding& finding) {
    if (is_touched(comparison, finding)) return false;
    const FileVersions* file = comparison.versions(finding.location.path);
    return file != nullptr && file->lines &&
           known.holds(finding, file->lines->line_before(finding.location.line_1));
  });
}

}  // namespace dexlint
