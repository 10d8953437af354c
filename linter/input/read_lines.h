// The last resort for a text that does not parse (a guide with a lost indentation, a template that
// masking did not save): keeps the `key: value` lines that are certain, nested by indentation. A
// linter that gives up passes what it cannot read.
#pragma once

#include "linter/input/budget.h"
#include "linter/model/document.h"

namespace dexlint {

/// A tree of guessed nodes from the lines of `extent`, or null when there is no line of that kind.
/// Never fails. Lines beyond `budget.file_nodes` are noted as unread.
const Node* read_lines(Document& document, const Layer& layer, Span extent,
                       const Budget& budget = {});

}  // namespace dexlint
