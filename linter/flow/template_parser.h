// Parses a Go template, leniently: a block that is never closed ends with the text, an `end` too
// many is nothing, a broken pipeline is what could be read of it. Helm refuses such charts; a
// linter meets them while somebody types.
#pragma once

#include <memory>
#include <string_view>

#include "linter/flow/template_tree.h"

namespace dexlint::flow {

/// The tree of `text`, which must outlive it. Blocks and parentheses that are nested deeper than
/// Helm's charts ever are (200 and 50) are left out.
std::unique_ptr<TemplateTree> parse_template(std::string_view text);

}  // namespace dexlint::flow
