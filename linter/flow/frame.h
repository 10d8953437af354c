// One run of a template or a definition: its variables, and what it has made so far. As long as all
// that it made is constant, the whole texts it may have made are kept as well, because helpers that
// answer "true" or a name decide what other templates do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/abstract_value.h"

namespace dexlint::flow {

struct Variable {
  std::string_view name;
  const Value* value = nullptr;
};

/// The texts that a template may have made so far, or that it made something else.
struct Constant {
  std::vector<std::string> texts = {""};
  bool known = true;

  void append(const std::vector<std::string_view>& alternatives);
  void forget();
  /// Takes the result of another branch in.
  void join(const Constant& other);
};

struct Frame {
  const Value* dot = nullptr;
  const Value* root = nullptr;  ///< `$`
  std::uint32_t file = 0;
  const Layer* within = nullptr;  ///< the scalar of a values file that the template is
  Rendered* out = nullptr;
  std::vector<Variable> variables = {};
  Constant constant = {};
  /// Texts and values that stand one behind the other, in the branch that has most of them.
  std::size_t in_line = 0;

  /// The place in the file of a part of the template.
  FilePlace place(Span span) const;
  void write(std::string_view text, Span span);
  void write(const Value* value, FilePlace place, Values& values);
  Variable* variable(std::string_view name);
};

}  // namespace dexlint::flow
