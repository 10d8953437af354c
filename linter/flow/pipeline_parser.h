// The inside of one action: commands, operands, the fields that hang on them, declarations.
#pragma once

#include <span>
#include <string_view>

#include "linter/flow/template_lexer.h"
#include "linter/flow/template_tree.h"

namespace dexlint::flow {

using Tokens = std::span<const Token>;

/// The pipeline that `tokens`, of the text of `tree`, make up. Owned by the tree; never null.
const Pipeline* parse_pipeline(TemplateTree& tree, Tokens tokens);

/// The decoded string that `tokens` start with; empty when they start with none.
std::string_view string_of(TemplateTree& tree, Tokens tokens);

}  // namespace dexlint::flow
