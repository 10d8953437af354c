// What the functions of Go templates, Sprig and Helm do to values that are not known. Facts:
// text/template, Masterminds/sprig v3, Helm 3 pkg/engine/funcs.go. A function that is not named
// here makes something of all its arguments.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "linter/flow/abstract_value.h"

namespace dexlint::flow {

/// A call, its arguments evaluated, the one from the left of `|` last.
struct Call {
  Values& values;
  std::span<const Value* const> arguments;
  FilePlace place;

  std::size_t size() const { return arguments.size(); }
  /// Nothing where there are fewer.
  const Value* at(std::size_t index) const {
    return index < arguments.size() ? arguments[index] : values.nothing();
  }
  const Value* last() const { return at(arguments.size() - 1); }
};

using Function = const Value* (*)(const Call&);
struct NamedFunction {
  std::string_view name;
  Function function;
};

const Value* call_function(std::string_view name, const Call& call);

/// The tables, each sorted by name: what decides, what works on text, what works on dicts and
/// lists, what makes hashes and certificates.
std::span<const NamedFunction> choice_functions();
std::span<const NamedFunction> text_functions();
std::span<const NamedFunction> collection_functions();
std::span<const NamedFunction> crypto_functions();

/// What a function that looks at constants and dicts can say.
enum class Truth : std::uint8_t { no, yes, unknown };

/// What a function makes of all its arguments.
const Value* made_from_all(const Call& call, Kept kept);
/// True or false, where it is known.
const Value* boolean(const Call& call, Truth truth);

}  // namespace dexlint::flow
