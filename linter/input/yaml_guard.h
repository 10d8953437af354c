// A look at a YAML text before it goes to yaml-cpp, for what makes that slow or hungry: it keeps
// every token of a flow collection until the outermost bracket closes, and takes a NUL for an
// escape and 0x04 for the end of the input.
#pragma once

#include <optional>
#include <string_view>

#include "linter/input/budget.h"
#include "linter/model/result.h"

namespace dexlint {

/// Why `text` should not be parsed, with a span of it, or nothing. One pass; scalars of any
/// length are welcome. It follows comments, quotes, block scalars and brackets, so brackets inside
/// a value do not count.
std::optional<Problem> refuse_yaml(std::string_view text, const Budget& budget);

}  // namespace dexlint
