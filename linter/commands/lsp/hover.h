// What an editor shows beside the pointer: the pages of the rules that speak there, and what Dex
// does with the field.
#pragma once

#include <span>
#include <string>

#include "linter/commands/lsp/reading.h"
#include "linter/model/finding.h"

namespace dexlint::lsp {

/// Markdown for `offset`, a byte of the text of `reading`; empty when there is nothing to say.
/// `findings`: those at that place.
std::string hover_text(const Reading& reading, std::size_t offset,
                       std::span<const Finding* const> findings);

/// One field as Markdown, without a heading: what it takes and does. `connector`: whose; null for
/// the server.
std::string field_text(const dex::Connector* connector, const dex::Field& field);

}  // namespace dexlint::lsp
