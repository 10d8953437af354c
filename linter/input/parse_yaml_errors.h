// What is wrong with a text that is no YAML, in words for whoever has to mend the file. yaml-cpp's
// own messages may quote the text of the file, which may be secret; ours are fixed.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/model/result.h"

namespace dexlint {

/// Mistakes that are told without yaml-cpp as well, which stops at the same byte.
enum class YamlMistake {
  second_value,    ///< at its `:`
  no_key,          ///< in a mapping, at the token that stands in its place
  no_item,         ///< in a list, likewise
  more_content,    ///< at the first token behind the document's value
  nameless_alias,  ///< behind its `*`
  unknown_anchor,  ///< at the `*` of its alias
};

/// The problem that stands for `mistake` at byte `at` of the layer.
Problem yaml_problem(YamlMistake mistake, std::size_t at);
/// The problem that stands for yaml-cpp's `message` (of YAML::Exception::msg), at byte `at` of the
/// layer.
Problem yaml_problem(std::string_view message, std::size_t at);

}  // namespace dexlint
