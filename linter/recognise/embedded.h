// Opens the texts inside a document: YAML and JSON in strings, and what base64 hides in a Secret's
// data.
#pragma once

#include "linter/input/budget.h"
#include "linter/input/gate.h"
#include "linter/model/document.h"

namespace dexlint {

/// Texts inside texts are followed to this depth (domain.md, policy 11); what is deeper is noted
/// under `document.unread`.
inline constexpr std::size_t deepest_embedding = 8;

/// Opens what the scalars of `root` hold: adds roots to `document`, to be handed in again. What
/// base64 hides in a Secret's `data` becomes a root too: a scalar whose parent is the encoded one.
void open_embedded(Document& document, const Root& root, const Gate& gate, const Budget& budget);

/// Opens the texts of every root, and what is in them in turn.
void open_all_embedded(Document& document, const Gate& gate, const Budget& budget);

}  // namespace dexlint
