#include "linter/input/git_repository.h"

#include <utility>

#include "linter/input/file_source.h"
#include "linter/input/git_program.h"

namespace dexlint {
namespace {

Problem refused(const GitRun& run) {
  std::string message = "this needs the work tree of a git repository; git says: " + run.complaint;
  if (run.complaint.find("dubious ownership") != std::string::npos)
    message += "; see safe.directory in `git help config`";
  return {SkipReason::unreadable, std::move(message), {}};
}

std::optional<std::string> one_id(const Result<GitRun>& run) {
  if (!run || run->status != 0 || run->out.empty()) return std::nullopt;
  return run->out.substr(0, run->out.find('\n'));
}

}  // namespace

Result<GitRepository> open_repository(const std::string& folder) {
  const auto run = run_git({"rev-parse", "--is-shallow-repository", "--show-toplevel"}, folder);
  if (!run) return run.error();
  const std::size_t line = run->out.find('\n');
  if (run->status != 0 || line == std::string::npos) return refused(*run);
  std::string root = run->out.substr(line + 1);
  if (root.ends_with('\n')) root.pop_back();
  const Result<std::string> real = WorkTree().resolve(root);
  if (root.empty() || !real) return refused(*run);
  return GitRepository{folder, *real, run->out.starts_with("true")};
}

std::optional<std::string> find_commit(const GitRepository& repository,
                                       const std::string& revision) {
  // No name of git starts with a dash; an option does.
  if (revision.empty() || revision.starts_with('-')) return std::nullopt;
  return one_id(
      run_git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"}, repository.folder));
}

std::optional<std::string> merge_base(const GitRepository& repository, const std::string& a,
                                      const std::string& b) {
  return one_id(run_git({"merge-base", a, b}, repository.folder));
}

}  // namespace dexlint
