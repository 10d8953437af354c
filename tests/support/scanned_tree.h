// A folder and the program run in it, for tests of what a user types and gets.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace dexlint::test {

struct ScannedTree : TemporaryTree {
  ProgramRun run(const std::vector<std::string>& arguments,
                 std::string_view standard_input = "") const {
    return run_dexlint(arguments, root(), standard_input);
  }
  /// What `check` says in JSON.
  nlohmann::json report(std::vector<std::string> arguments,
                        std::string_view standard_input = "") const {
    arguments.insert(arguments.begin(), {"check", "--format", "json"});
    return nlohmann::json::parse(run(arguments, standard_input).out);
  }
};

}  // namespace dexlint::test
