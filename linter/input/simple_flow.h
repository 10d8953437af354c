// Collections in brackets of simple_yaml.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/input/simple_scalars.h"
#include "linter/input/simple_yaml.h"

namespace dexlint {

/// Reads `[ … ]` and `{ … }`, complete ones in which every key has a value.
class SimpleFlow {
 public:
  /// All must outlive it.
  SimpleFlow(std::string_view text, SimpleScalars& scalars, SimpleYaml& out)
      : text_(text), scalars_(scalars), out_(out) {}

  /// The collection whose bracket is at `at`, with all lines deeper than `column`; adds its events.
  /// Gives the offset behind the closing bracket, or nothing when it is not simple.
  std::optional<std::size_t> read(std::size_t at, std::size_t column);

 private:
  bool skip();
  bool open();
  bool key();
  bool value();
  bool scalar();
  bool plain();
  bool behind_value();
  void close();

  std::string_view text_;
  SimpleScalars& scalars_;
  SimpleYaml& out_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;
  std::size_t indicators_ = 0;
  std::vector<char> closing_;  // brackets that are open, innermost last
};

}  // namespace dexlint
