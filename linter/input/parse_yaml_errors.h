// What yaml-cpp complains about, in words for whoever has to mend the file. Its own messages may
// quote the text of the file, which may be secret; ours are fixed.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/model/result.h"

namespace dexlint {

/// The problem that stands for yaml-cpp's `message` (of YAML::Exception::msg), at byte `at` of the
/// layer.
Problem yaml_problem(std::string_view message, std::size_t at);

}  // namespace dexlint
