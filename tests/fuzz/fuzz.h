// What a fuzzer is made of. Each `NAME_fuzz.cpp` defines fuzz(), which reads any bytes and ends the
// program when something that must always hold does not. Built with clang's libFuzzer it searches
// for such bytes (`./dev fuzz`); built as the tests are, it replays those that were found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/model/document.h"

namespace dexlint::test {

/// One input. Defined once a fuzzer.
void fuzz(std::string_view input);

/// Ends the program when `holds` is false. `what` is all that is printed: an input may hold the
/// secrets of whoever sends it in.
void must_hold(bool holds, const char* what);

/// Spans of all nodes stand inside their layers, and parts of scalars lead back into them. Adds
/// layers to `document`.
void spans_must_hold(Document& document, const Node& root);

/// Small numbers from the bytes of an input, for those that build something instead of reading it.
/// Zeros once the bytes are spent.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}

  /// 0 to `count` - 1; `count` is 1 to 256.
  std::size_t below(std::size_t count);
  bool yes() { return below(2) == 1; }
  template <typename List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::string_view bytes_;
};

/// Cuts an input at lines `=== NAME`: files of a small tree. What stands before the first such line
/// is a file called `first`.
std::vector<std::pair<std::string, std::string>> files_of(std::string_view input,
                                                          std::string_view first);

}  // namespace dexlint::test
