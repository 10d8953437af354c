// Ways from a mapping down to values, as rule packs write them: `config.issuer`, `**.redirectURI`.
// Read from text, and followed in a tree.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "linter/model/node.h"
#include "linter/model/pack.h"
#include "linter/model/result.h"

namespace dexlint::pack {

/// The Problem says what is wrong, without a place. At most 200 bytes and 16 steps.
Result<NodePath> read_node_path(std::string_view text);

/// True for a path without `*`, which leads to one value at most.
bool is_plain(const NodePath& path);

/// Letters that stand in every document in which the path leads anywhere, for the gate: of the last
/// key, which stands in the same text as the value. Empty when there are none to go by.
std::string_view waking_letters(const NodePath& path);

/// Calls `visit` for each value that `path` leads to from `from`, once each; aliases are followed
/// where a step leads to one. The work is bounded by nodes times steps.
void select(const Node& from, const NodePath& path, KeyMatch match,
            const std::function<void(const Node&)>& visit);

}  // namespace dexlint::pack
