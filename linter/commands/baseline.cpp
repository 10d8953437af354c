#include "linter/commands/baseline.h"

#include <algorithm>

#include "formatters/escape.h"
#include "formatters/sentence.h"
#include "linter/commands/exit_status.h"
#include "linter/commands/output.h"
#include "linter/engine/baseline_refresh.h"
#include "linter/input/git_repository.h"
#include "linter/input/git_tree.h"
#include "linter/input/paths.h"
#include "linter/input/repository_root.h"

namespace dexlint {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20;

Problem with_path(const std::string& path, const Problem& problem, const char* between) {
  return {problem.reason, printable(path) + between + problem.message, problem.span};
}

// The repository of the first path: of a file, that of its folder.
std::string root_for(const FileSource& files, const std::vector<std::string>& paths) {
  const std::string path = paths.empty() ? "." : tidy_path(paths.front());
  const std::string root = repository_root(files, path);
  return root.empty() ? repository_root(files, parent_path(path)) : root;
}

// As reports spell it: from the working directory on, where it is in there.
std::string from_here(const FileSource& files, const std::string& path) {
  const Result<std::string> here = files.resolve(".");
  return here && is_inside(path, *here) ? std::string(path_below(path, *here)) : path;
}

std::string line_of(const BaselineEntry& entry) {
  std::string trail;
  for (const std::string& step : entry.trail) trail += (trail.empty() ? "" : ".") + step;
  return "  " + printable(entry.code + " " + entry.path + " " + trail) + "\n";
}

std::string account(const OpenBaseline& baseline, const RefreshedBaseline& made) {
  std::string text = printable(baseline.path) + ": " + counted(made.entries.size(), "finding") +
                     " accepted: " + std::to_string(made.added) + " new, " +
                     std::to_string(made.renewed) + " renewed, " +
                     std::to_string(made.gone.size()) + " gone\n";
  if (made.gone.empty()) return text;
  text += "no longer found:\n";
  for (const BaselineEntry& entry : made.gone) text += line_of(entry);
  return text;
}

std::string unchecked_warning(std::size_t count, const std::string& root, bool strict) {
  const auto repository = open_repository(root);
  const std::string why = repository ? "their commits are not in this clone (`git fetch "
                                       "--unshallow` brings them, `dexlint baseline` accepts them "
                                       "anew)"
                                     : repository.error().message;
  return "value_unchecked: the values of " + counted(count, "known finding") +
         " were not compared with what was accepted" +
         (strict ? ", so --strict reports them" : "") + ": " + why;
}

int refuse(const std::string& message) {
  complain(message);
  return exit_error;
}

int refuse_uncommitted(const std::vector<std::string>& paths) {
  std::string message =
      "nothing was written: a baseline points to values in the last commit, and these files are "
      "not as it has them. Commit them and run `dexlint baseline` again:";
  for (const std::string& path : paths) message += "\n  " + printable(path);
  return refuse(message);
}

}  // namespace

Result<OpenBaseline> open_baseline(const FileSource& files, const CheckOptions& options) {
  OpenBaseline baseline;
  const bool is_named = !options.baseline.empty();
  if (options.no_baseline || (options.isolated && !is_named)) return baseline;
  baseline.root = root_for(files, options.paths);
  if (is_named && baseline.root.empty()) {
    if (const auto here = files.resolve(".")) baseline.root = *here;
  }
  if (baseline.root.empty()) return baseline;
  const std::string usual = join_path(baseline.root, std::string(baseline_name));
  baseline.path = is_named ? options.baseline : from_here(files, usual);
  const WorkTree disk;
  const FileSource& source = is_named ? disk : files;
  const Result<std::string> text = source.read(baseline.path, most_bytes);
  baseline.is_there = text.has_value();
  if (!text) {
    const bool may_be_missing = !is_named || options.write_baseline;
    if (may_be_missing && text.error().reason == SkipReason::vanished) return baseline;
    return with_path(baseline.path, text.error(), ": ");
  }
  auto entries = read_baseline(*text);
  if (!entries) return with_path(baseline.path, entries.error(), ":");
  baseline.entries = std::move(*entries);
  return baseline;
}

void apply_baseline(Report& report, const OpenBaseline& baseline, const LintAgain& again,
                    bool strict) {
  if (baseline.entries.empty()) return;
  apply_baseline(report, match_baseline(report, baseline.entries, baseline.root, again), strict);
}

void warn_of_unchecked(const Report& report, const OpenBaseline& baseline, bool strict) {
  const std::size_t unchecked = report.summary.value_unchecked;
  if (unchecked > 0) complain(unchecked_warning(unchecked, baseline.root, strict));
}

int write_baseline(const Report& report, const Walk& walk, const OpenBaseline& baseline,
                   const LintAgain& again, const std::function<bool(const Finding&)>& accepts) {
  if (baseline.path.empty())
    return refuse("a baseline needs a git repository: it points to values in its commits");
  const auto repository = open_repository(baseline.root);
  if (!repository) return refuse(repository.error().message);
  const auto commit = find_commit(*repository, "HEAD");
  if (!commit)
    return refuse(
        "a baseline needs a commit: it points to values in it. Commit, then run "
        "`dexlint baseline` again");
  const auto tree = GitTree::of_commit(*repository, *commit);
  if (!tree) return refuse(tree.error().message);
  const RefreshedBaseline made =
      refresh_baseline(report, walk, baseline.entries, baseline.root, again,
                       {**tree, *commit, repository->shallow}, accepts);
  if (!made.uncommitted.empty()) return refuse_uncommitted(made.uncommitted);
  const std::string problem = write_file(baseline.path, write_baseline(made.entries));
  if (!problem.empty()) return refuse(problem);
  const bool is_said = write_standard_output(account(baseline, made));
  // What was named and could not be read is complained about, as check does.
  const bool is_read = status_of(report, "never", false) == exit_clean;
  return is_said && is_read ? exit_clean : exit_error;
}

}  // namespace dexlint
