// What the keys of a rule say together: each may be right by itself, and the rule wrong. And its
// examples, which must be marked where they are bad and nowhere else.
#pragma once

#include <functional>
#include <string>

#include "linter/model/node.h"
#include "linter/model/pack.h"

namespace dexlint::pack {

/// Takes a place in the pack and what is wrong there.
using Complain = std::function<void(Span at, const std::string& message)>;

/// Says what is wrong with `rule`, which was read from the mapping `node`.
void check_rule(const Node& node, const RuleSpec& rule, const Complain& complain);

}  // namespace dexlint::pack
