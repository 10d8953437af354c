// A tree as text, with all that a node holds: to compare what two readers make of one document.
#pragma once

#include <string>

#include "linter/model/node.h"

namespace dexlint::test {

/// A line a node, keys before their values, deeper ones indented.
std::string tree_text(const Node& root);

/// The first line in which both differ, as `"<of a>" and "<of b>"`; empty when they are the same.
std::string difference(const Node& a, const Node& b);

}  // namespace dexlint::test
