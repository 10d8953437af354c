// A real git repository for one test, and the program run in it. What is configured on this machine
// does not count in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/scanned_tree.h"

namespace dexlint::test {

struct GitSandbox : ScannedTree {
  /// An empty repository at the root of the tree, on the branch `main`.
  GitSandbox();

  /// Runs git in `folder` of the tree and gives what it printed, without the last line feed. Throws
  /// when it fails.
  std::string git(const std::vector<std::string>& arguments, std::string_view folder = ".") const;
  /// The same, with the exit status.
  ProgramRun try_git(const std::vector<std::string>& arguments,
                     std::string_view folder = ".") const;
  /// Stages all that is there and commits it; gives the id of the commit.
  std::string commit(const std::string& message = "a commit") const;
  /// Paths and codes of what `check ARGUMENTS` reports, `a.yaml:6 DEX101`, one a line.
  std::string findings(std::vector<std::string> arguments) const;
};

/// Pachyderm's values with a connector called `id`: DEX101 on line 9, and nothing else to find.
std::string with_secret(const std::string& id, const std::string& secret);

/// Environment of git without the settings of the machine, as NAME=VALUE.
const std::vector<std::string>& sandbox_environment();

}  // namespace dexlint::test
