// One run of a template or a definition: its variables, and what it has made so far. As long as all
// that it made is one thing in each branch, a constant or a value, these are kept as well, because
// helpers that answer "true" or a name decide what other templates do.
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

/// What a template may have made so far: a constant, or one value and blanks.
struct Outcome {
  std::string text;
  const Value* value = nullptr;
  ConditionId when = always;
};

/// All that a template may have made so far, or that it made something else.
struct Outcomes {
  std::vector<Outcome> all = {{}};
  bool known = true;

  void append(std::string_view text);
  void append(const Value* value, Values& values);
  void append(const Outcomes& more, Values& values);
  void forget();
  /// Takes the result of another branch in, which is taken when `when` holds.
  void join(const Outcomes& other, ConditionId when, Values& values);
};

struct Frame {
  const Value* dot = nullptr;
  const Value* root = nullptr;  ///< `$`
  std::uint32_t file = 0;
  const Layer* within = nullptr;  ///< the scalar of a values file that the template is
  Rendered* out = nullptr;
  std::vector<Variable> variables = {};
  Outcomes outcomes = {};
  ConditionId when = always;  ///< of what is written now, since the start of the template
  const Arm* arm = nullptr;

  /// The place in the file of a part of the template.
  FilePlace place(Span span) const;
  void write(std::string_view text, Span span);
  void write(const Value* value, FilePlace place, Values& values);
  Variable* variable(std::string_view name);
};

}  // namespace dexlint::flow
