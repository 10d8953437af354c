// Base64 as Kubernetes writes it in Secrets: standard alphabet, perhaps wrapped over lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/layer.h"

namespace dexlint {

/// Decoded bytes, with segments from them to the encoded text. A group of four that a line break
/// cuts is a segment of its own.
struct DecodedBase64 {
  std::string bytes;
  std::vector<Segment> segments;
};

/// Nothing when `text` (white space aside) is not base64 with its padding, RFC 4648 section 4. The
/// empty text is nothing too.
std::optional<DecodedBase64> decode_base64(std::string_view text);

}  // namespace dexlint
