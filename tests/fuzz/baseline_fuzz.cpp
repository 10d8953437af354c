// `.dexlint-baseline.json`: read, or refused with its place; what was read can be written and read
// again.
#include <algorithm>

#include "linter/report/baseline.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {

void fuzz(std::string_view input) {
  const auto entries = read_baseline(input);
  if (!entries) {
    const std::string& message = entries.error().message;
    const auto says = [&](std::string_view words) {
      return message.find(words) != std::string::npos;
    };
    must_hold(!message.empty() && message.front() >= '1' && message.front() <= '9' &&
                  (says(": expected") || says(": a merge left") || says(": made by another")),
              "a refusal starts with a place, and says what was expected");
    return;
  }
  for (const BaselineEntry& entry : *entries)
    must_hold(std::all_of(entry.commit.begin(), entry.commit.end(),
                          [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }),
              "what git is asked for is an id");
  const std::string text = write_baseline(*entries);
  const auto again = read_baseline(text);
  must_hold(again.has_value(), "what was written is read");
  must_hold(write_baseline(*again) == text, "and written again as it was");
}

}  // namespace dexlint::test
