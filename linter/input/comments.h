// Comments of a YAML text. yaml-cpp drops them, and a linter is told things in them (`# dexlint:
// ignore[...]`). Once a text is parsed they are easy to tell from values: they are what starts with
// `#` between the scalars.
#pragma once

#include <vector>

#include "linter/model/layer.h"
#include "linter/model/node.h"
#include "linter/model/span.h"

namespace dexlint {

/// The comments in the bytes `extent` of `layer`'s text, each from its `#` to the end of its line
/// (without the break), in order. `root`: what parse_yaml() made of that extent; null (nothing was
/// parsed) gives none.
std::vector<Span> yaml_comments(const Node* root, const Layer& layer, Span extent);

}  // namespace dexlint
