// A tree as text, with all that a node holds: to compare what two readers make of one document.
#pragma once

#include <string>

#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint::test {

/// A line a node, keys before their values, deeper ones indented.
std::string tree_text(const Node& root);

/// The first line in which both differ, as `"<of a>" and "<of b>"`; empty when they are the same.
std::string difference(const Node& a, const Node& b);

/// How a reading without yaml-cpp differs from that by it: in the tree, in the problem's message or
/// in its first byte; empty when both are the same. What was kept from yaml-cpp (for its size, its
/// depth) may have been found at fault before that.
std::string difference(const Result<const Node*>& simple, const Result<const Node*>& by_yaml_cpp);

}  // namespace dexlint::test
