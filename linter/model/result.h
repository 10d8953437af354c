// What can fail returns a Result: a value, or the problem that stood in the way. Reads like
// std::expected (C++23), and can become it.
#pragma once

#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "linter/model/span.h"

namespace dexlint {

/// Why something could not be read; the names stand in the report's `skipped` list.
enum class SkipReason {
  too_large,
  binary,
  unreadable,
  encoding,
  unparsed,
  template_text,
  budget,
  too_deep,
  special_file,
  outside_tree,
  vanished
};

/// "too-large", "binary" … as the report spells it.
std::string_view name_of(SkipReason reason);

/// What went wrong, in words for a person, without any text of the file. `span`: bytes of the layer
/// that was read.
struct Problem {
  SkipReason reason = SkipReason::unparsed;
  std::string message;
  Span span;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : held_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: reads like expected
  Result(Problem problem) : held_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& value() {
    assert(has_value() && "look at has_value() before the value");
    return std::get<0>(held_);
  }
  const T& value() const {
    assert(has_value() && "look at has_value() before the value");
    return std::get<0>(held_);
  }
  const Problem& error() const {
    assert(!has_value() && "there is no problem to look at");
    return std::get<1>(held_);
  }

 private:
  std::variant<T, Problem> held_;
};

}  // namespace dexlint
