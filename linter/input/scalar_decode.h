// The three ways a YAML scalar is decoded from its source: quoted, block, plain. Parts of
// scalar_span.h.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/input/scalar_text.h"
#include "linter/model/span.h"

namespace dexlint {

/// Decodes the quoted scalar whose opening quote is at `at` (of `out`'s source, given as `text`)
/// into `out`. Gives the offset of the closing quote, or npos when there is none or an escape is
/// none of YAML's.
std::size_t decode_quoted(std::string_view text, std::size_t at, ScalarText& out);

/// Decodes the block scalar whose `|` or `>` is at `at`. How deep its content stands is not written
/// in the source alone: `value`, what the parser made of it, settles that. Gives the end of its
/// header line.
std::size_t decode_block(std::string_view text, std::size_t at, std::string_view value,
                         ScalarText& out);

/// Follows `value` from `at` through a plain scalar, replaying folds. False where the source does
/// not say so.
bool decode_plain(std::string_view text, std::size_t at, std::string_view value, ScalarText& out);

}  // namespace dexlint
