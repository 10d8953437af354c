// A rule pack from its file: read as strictly as the config, and to the end, so that all mistakes
// come at once.
#pragma once

#include <string>
#include <vector>

#include "linter/model/pack.h"
#include "linter/model/result.h"

namespace dexlint::pack {

inline constexpr std::size_t largest_pack = std::size_t{1} << 20;  ///< bytes

/// What was read, and what is wrong with it.
struct ReadPack {
  Pack pack;  ///< to be used only where nothing is wrong
  /// Each message starts with its place: `acme.yaml:3:1: expected …`; it holds no text of the file
  /// but names that could be known. In the order of their places.
  std::vector<Problem> problems;
};

/// `path`: as it is printed. `text`: the whole file.
ReadPack read_pack(const std::string& path, std::string text);

}  // namespace dexlint::pack
