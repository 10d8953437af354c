// Ignore files: the last line is a path, those above are patterns. Work is bounded, and the
// pattern that decides is one that matches.
#include "linter/input/gitignore.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {

void fuzz(std::string_view input) {
  const std::size_t last = input.find_last_of('\n');
  const std::string_view path = last == input.npos ? input : input.substr(last + 1);
  const Gitignore ignores(last == input.npos ? input : input.substr(0, last));
  for (const bool is_folder : {false, true}) {
    Steps steps{.taken = 0, .limit = 100'000};
    const IgnorePattern* deciding = ignores.deciding(path, is_folder, steps);
    must_hold(steps.taken <= steps.limit + 1'000, "work ends soon after its limit");
    if (deciding == nullptr) continue;
    Steps again;
    must_hold(deciding->matches(path, is_folder, again), "the pattern that decides matches");
  }
}

}  // namespace dexlint::test
