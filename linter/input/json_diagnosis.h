// Says what is wrong with a text that is no JSON, and where. simdjson tells only the kind of
// mistake and a place near it; this reads the text a second time, byte by byte, and is called for
// texts that were refused.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/model/result.h"

namespace dexlint {

/// The first mistake in `text` as RFC 8259 sees it ("expected a value, found the end of the text"),
/// or a nesting deeper than `max_depth`. The span is in bytes of `text`. Time and memory grow with
/// the text's length and `max_depth` only.
Problem diagnose_json(std::string_view text, std::size_t max_depth);

}  // namespace dexlint
