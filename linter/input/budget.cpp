#include "linter/input/budget.h"

#include <string>

namespace dexlint {

Problem over(SkipReason reason, std::size_t limit, std::string_view what, std::size_t at) {
  std::string message = "expected at most " + std::to_string(limit) + " ";
  message += what;
  return {reason, message + ", found more", {at, at}};
}

Problem too_many_nodes(const Budget& budget, std::size_t at) {
  Problem problem = over(SkipReason::budget, budget.file_nodes, "values and keys in a file", at);
  problem.message += ": not read from here on";
  return problem;
}

}  // namespace dexlint
