// A YAML text without its lines of comments. Values files of charts are mostly comments, and a
// parser takes as long for them as for values.
#pragma once

#include "linter/model/document.h"

namespace dexlint::flow {

/// A layer of `document` that leaves out the lines of its file layer that are comments and nothing
/// else; null when they are few. Careful with block scalars, where `#` is text; not with quoted
/// scalars of several lines, so what does not parse is to be parsed whole.
const Layer* without_comment_lines(Document& document);

}  // namespace dexlint::flow
