// The git program, run without a shell. It is used and not libgit2, which would be loaded by every
// run, drags TLS and SSH into a static binary, and knows less of what repositories are today:
// SHA-256, partial clones, sparse indexes, `safe.directory`. Wherever a change is to be judged, git
// is there.
//
// Nothing that a repository configures is carried out. Only commands run that read the index and
// the object database: none looks at the work tree (which would start filters), shows a difference
// (external diff, textconv) or writes (hooks). A monitor of the file system is turned off, no
// transport is allowed, so a partial clone fetches nothing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "linter/model/result.h"
#include "linter/system/process.h"

namespace dexlint {

/// What a command of git gave.
struct GitRun {
  int status = 0;         ///< exit status; 128 and above when git refused
  std::string out;        ///< all of its standard output
  std::string complaint;  ///< the first line of what it said on standard error; printable ASCII
};

/// Runs `git ARGUMENTS…` in `folder`, which is not asked for when the environment names the
/// repository itself (GIT_DIR, as hooks do). A Problem when there is no git to run.
Result<GitRun> run_git(const std::vector<std::string>& arguments, const std::string& folder);

/// `git cat-file --batch`, kept running: contents of objects by their id. For one thread at a time.
class GitObjects {
 public:
  explicit GitObjects(std::string folder) : folder_(std::move(folder)) {}

  /// The bytes of an object, with room for 64 more behind them. `name`: its full id, or
  /// `COMMIT:PATH` with the path from the root of the repository; without a line feed. Vanished
  /// when this clone does not hold it; too_large when there are more than `max_bytes`. No filter
  /// and no end of line is applied: these are the bytes that git keeps.
  Result<std::string> read(const std::string& name, std::size_t max_bytes);

 private:
  bool start();
  void stop();
  bool take_line(std::string& line);
  bool take(std::size_t count, std::string* bytes);

  std::string folder_;
  std::unique_ptr<system::Process> git_;
  std::string received_;  // and not yet taken
};

}  // namespace dexlint
