// Terraform's HCL (`.tf`, `.tfvars`) into nodes, by its text alone: nothing is evaluated. Blocks
// and attributes become the tree that Terraform's JSON syntax would give; what a reader of the file
// cannot know (references, most calls, conditions) is an unknown scalar.
//
// The nodes belong to a layer of its own, of encoding `hcl`: the text with filler in place of its
// interpolations (hcl_string.h), which stand in that layer's `unknown`. So a string that holds one
// is unknown, and a heredoc too, yet when it is opened as a document only the values that touch the
// filler are.
#pragma once

#include "linter/input/budget.h"
#include "linter/model/document.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// Parses the bytes `extent` of `layer`'s text as a body of HCL and gives its root, a mapping that
/// `document` owns. The root's `layer` is a new one made of the extent alone, child of `layer`; all
/// nodes' spans are bytes of it.
///
/// - `name = value` is an entry; `type "a" "b" { … }` is the entry `type` with mappings of one
/// entry
///   for each label. Blocks and names that repeat stand side by side. Object and block mappings
///   have their braces in their span, strings no quotes, heredocs their lines only.
/// - Strings are double_quoted, heredocs literal, numbers, `true`, `false` and `null` plain.
/// - `yamlencode(X)` and other calls that keep X's literals visible are X. `merge(…)` is a mapping
/// of
///   the entries of its object arguments, `concat(…)` a sequence of the items of its tuples; either
///   is unknown when it has other arguments.
/// - Any other expression, and a key such as `(var.x)`, is an unknown plain scalar: its bytes.
///
/// Comments are added to `document.comments` when `layer` is the document's text layer.
///
/// Errors, with spans in `layer`: unparsed (with what was expected and found, at the failing
/// bytes), too_deep, budget, too_large.
Result<const Node*> parse_hcl(Document& document, const Layer& layer, Span extent,
                              const Budget& budget = {});

}  // namespace dexlint
