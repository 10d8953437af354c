// What rules are called: by code (any case), id, an earlier id, category, or the beginning of a
// code. Options, the config and comments name them; here is what each name stands for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/model/rule.h"

namespace dexlint {

using Rules = std::span<const Rule* const>;

/// The rule that has this code, id or earlier id; null when there is none.
const Rule* find_rule(Rules rules, std::string_view name);

/// True when `name` is one of the rule's own names, its category, or the beginning of its code with
/// three characters or more (`DEX2`).
bool is_named(const Rule& rule, std::string_view name);

/// True when `name` names one of them, in the way of is_named().
bool names_any(Rules rules, std::string_view name);

/// The code or id that `name` was probably meant to be; empty when nothing is near.
std::string_view nearest_rule(Rules rules, std::string_view name);

/// "there is no rule `DEX210x`: did you mean `DEX202`?"
std::string no_such_rule(Rules rules, std::string_view name);

}  // namespace dexlint
