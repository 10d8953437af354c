// JSON into nodes. The only file that knows simdjson (On-Demand, Debian's 3.0 and later): it walks
// the whole text once, and each node gets its exact bytes. More is read than the RFC allows, since
// people's files have more: comments, trailing commas, a byte order mark, bytes that are no UTF-8
// inside strings; and filler of a template where a value stands.
#pragma once

#include "linter/input/budget.h"
#include "linter/model/document.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// Parses the bytes `extent` of `layer`'s text as one JSON value and gives its root, which
/// `document` owns. `layer` must be one of `document`'s.
///
/// Spans are bytes of `layer`: of strings and keys inside their quotes, of mappings and sequences
/// with their brackets. Duplicate keys are kept, in order. Numbers, `true`, `false` and `null` are
/// scalars in style json_bare with their bytes as text. Comments are added to `document.comments`
/// when `layer` is the document's text layer.
///
/// Errors: unparsed (with what was expected and found, at the failing bytes), too_deep, budget,
/// too_large.
Result<const Node*> parse_json(Document& document, const Layer& layer, Span extent,
                               const Budget& budget = {});

}  // namespace dexlint
