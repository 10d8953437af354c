// Edits of several layers, carried out together: each is written back into the layer around its
// own, from the innermost layer outwards, until all of them are edits of the file. What base64
// hides is decoded once and encoded once, however many edits it gets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/model/layer.h"

namespace dexlint {

/// An edit of one layer's text.
struct LayerEdit {
  const Layer* layer = nullptr;
  Edit edit;
};

/// Edits by the layer whose text they change. Of one layer they are sorted and do not overlap.
using EditsByLayer = std::unordered_map<const Layer*, std::vector<Edit>>;

/// `edits` and all that they mean to the layers around theirs, the file's included. Nothing where
/// one of them cannot be written back, or two change the same bytes.
std::optional<EditsByLayer> compose(const std::vector<LayerEdit>& edits);

/// `text` with `edits` (sorted, not overlapping) carried out.
std::string edited(std::string_view text, const std::vector<Edit>& edits);

}  // namespace dexlint
