// The outermost keys of a document, told without parsing it: what a document is, they say.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace dexlint {

/// Views of the text, without quotes. The value is its first word, or what stands in quotes; of
/// JSON that is no string, its first character.
struct OutermostKey {
  std::string_view key;
  std::string_view value;
};
using OutermostKeys = std::vector<OutermostKey>;

/// Those of one YAML document (keys in column 0; actions of a template and lists may stand between)
/// or one JSON object, in order, each as often as it stands there. Nothing when something else
/// stands outermost, such as a second object, or a comment in JSON.
std::optional<OutermostKeys> outermost_keys(std::string_view document);

}  // namespace dexlint
