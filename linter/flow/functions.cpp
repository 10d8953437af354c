#include "linter/flow/functions.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

const NamedFunction* find(std::span<const NamedFunction> table, std::string_view name) {
  const auto at = std::lower_bound(
      table.begin(), table.end(), name,
      [](const NamedFunction& function, std::string_view text) { return function.name < text; });
  return at != table.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

const Value* call_function(std::string_view name, const Call& call) {
  if (name.starts_with("must") && name.size() > 4) {
    const std::string plain =
        std::string(1, static_cast<char>(name[4] | 0x20)) + std::string(name.substr(5));
    return call_function(plain, call);
  }
  for (const auto table :
       {choice_functions(), text_functions(), collection_functions(), crypto_functions()}) {
    if (const NamedFunction* function = find(table, name)) return function->function(call);
  }
  return made_from_all(call, Kept::part);
}

const Value* made_from_all(const Call& call, Kept kept) {
  const Value* all = call.values.nothing();
  for (const Value* argument : call.arguments)
    all = call.values.join(all, call.values.made_from(argument, kept));
  return all->is_nothing() ? call.values.opaque() : all;
}

const Value* boolean(const Call& call, Truth truth) {
  return call.values.boolean(truth == Truth::no ? never : always,
                             truth == Truth::yes ? never : always);
}

}  // namespace dexlint::flow
