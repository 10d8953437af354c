// What must be true of every scalar that was read, whatever the text: its bytes and its segments
// say where it came from.
#pragma once

#include "linter/model/document.h"
#include "linter/model/node.h"

namespace dexlint::test {

/// The segments lie side by side in the text, in order in the source, inside the span, and say what
/// is there.
bool segments_hold(const Node& node);

/// Parts of a scalar's text, as a layer of its own, lead back into the scalar's bytes. Adds a layer
/// to `document`.
bool parts_lead_back(Document& document, const Node& node);

/// Calls `visit` for `root` and all below it, keys and what stands in them too.
template <typename Visit>
void each_node(const Node& root, Visit visit) {
  walk(root, [&](const Node& node) {
    visit(node);
    if (node.key != nullptr) each_node(*node.key, visit);
  });
}

}  // namespace dexlint::test
