// What HCL's strings and heredocs say, with the way back to their bytes; and the filler that takes
// the place of their interpolations before that.
//
// An interpolation becomes as many `x` as it has bytes, line breaks included. One that stands alone
// on its lines of a heredoc becomes line breaks instead, as template_mask does with actions: most
// heredocs are YAML, and there such a line renders to other lines, or to nothing.
#pragma once

#include <string>
#include <string_view>

#include "linter/input/hcl_tokens.h"
#include "linter/input/scalar_text.h"

namespace dexlint {

/// `text` with filler in place of its interpolations, byte for byte as long.
std::string mask_hcl(std::string_view text, const HclTokens& tokens);

/// Decodes the string without its quotes at `inside` of `text` into `out`. An escape that HCL does
/// not know stays as it is written.
void decode_hcl_string(std::string_view text, Span inside, ScalarText& out);

/// Decodes the lines of a heredoc of `text` into `out`. Line breaks stay as they are, also CR LF.
void decode_heredoc(std::string_view text, const Heredoc& heredoc, ScalarText& out);

}  // namespace dexlint
