#include "linter/commands/change.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "formatters/escape.h"
#include "linter/commands/output.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

Problem usage(std::string message) {
  return Problem{SkipReason::unreadable, std::move(message), {}};
}

// Where git is asked: the folder of the first path, or the working directory.
std::string folder_of(const std::vector<std::string>& paths) {
  const WorkTree files;
  const std::string path = paths.empty() ? "." : tidy_path(paths.front());
  for (std::string folder = path;; folder = parent_path(folder)) {
    const Result<std::string> real = files.resolve(folder);
    const Result<Entry> entry = real ? files.stat(*real) : Result<Entry>(real.error());
    if (entry && entry->kind == EntryKind::directory) return folder;
    if (folder == "." || folder == "/" || file_name(folder) == "..") return ".";
  }
}

// What brings a commit into a shallow clone, whose own settings may name no other branch.
std::string fetch_of(const std::string& revision) {
  constexpr std::string_view remote = "origin/";
  const bool is_id =
      revision.size() >= 40 && revision.find_first_not_of("0123456789abcdef") == std::string::npos;
  const bool is_remote = revision.starts_with(remote);
  const std::string name = is_remote ? revision.substr(remote.size()) : revision;
  return "git fetch --depth=1 origin " + name +
         (is_id ? "" : ":" + (is_remote ? "refs/remotes/" + revision : name));
}

Problem no_such_commit(const GitRepository& repository, const std::string& revision) {
  std::string message = "--diff " + revision + ": git knows no such commit here";
  if (repository.shallow) {
    message += ": this clone is shallow. `" + fetch_of(revision) +
               "` brings it; in GitHub Actions `fetch-depth: 0` of actions/checkout";
  } else {
    message += ": expected a branch, a tag or a commit; `git fetch` brings those of a remote";
  }
  return usage(printable(message));
}

Result<Change> staged(const GitRepository& repository) {
  Change change;
  auto index = GitTree::of_index(repository);
  if (!index) return index.error();
  change.files = std::move(*index);
  // Before the first commit there is nothing to compare with: all is news.
  std::vector<std::string> commits{find_commit(repository, "HEAD").value_or("")};
  if (const auto other = find_commit(repository, "MERGE_HEAD")) commits.push_back(*other);
  for (const std::string& commit : commits) {
    auto base = GitTree::of_commit(repository, commit);
    if (!base) return base.error();
    change.bases.push_back(std::move(*base));
  }
  return change;
}

Result<Change> since(const GitRepository& repository, const std::string& revision) {
  const auto commit = find_commit(repository, revision);
  if (!commit) return no_such_commit(repository, revision);
  const auto parted = merge_base(repository, *commit, "HEAD");
  if (!parted)
    complain(printable("--diff " + revision + ": this clone does not hold the commit where " +
                       revision + " and HEAD parted; compared with " + revision + " itself" +
                       (repository.shallow ? " (`git fetch --unshallow` brings the rest)" : "")));
  Change change;
  auto base = GitTree::of_commit(repository, parted.value_or(*commit));
  if (!base) return base.error();
  change.bases.push_back(std::move(*base));
  return change;
}

}  // namespace

const FileSource& Change::source(const FileSource& work_tree) const {
  return files != nullptr ? *files : work_tree;
}

std::vector<std::string> Change::without_deleted(const std::vector<std::string>& paths,
                                                 const FileSource& now) const {
  const auto is_deleted = [&](const std::string& path) {
    return !now.stat(path) && std::any_of(bases.begin(), bases.end(), [&](const auto& base) {
      return base->stat(path).has_value();
    });
  };
  std::vector<std::string> kept;
  std::remove_copy_if(paths.begin(), paths.end(), std::back_inserter(kept), is_deleted);
  return kept;
}

void Change::keep_news(Report& report, const LintAgain& again) const {
  for (const auto& base : bases) {
    dexlint::keep_news(report, *base, again);
  }
}

Result<Change> find_change(const CheckOptions& options) {
  if (!options.staged && options.diff.empty()) return Change{};
  const auto repository = open_repository(folder_of(options.paths));
  if (!repository)
    return usage((options.staged ? "--staged: " : "--diff: ") + repository.error().message);
  return options.staged ? staged(*repository) : since(*repository, options.diff);
}

}  // namespace dexlint
