// Where a text that simple_yaml.h reads stops being YAML. Only what yaml-cpp would stop at as well,
// at that very byte: its scanner runs ahead of its parser over what may still become a key, and may
// fail there first, so few mistakes are certain without it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/input/simple_scalars.h"
#include "linter/input/simple_yaml.h"

namespace dexlint {

// Each gives nothing where that is not certain. `at`: a token, whose line ends at `line_end`.

/// Of a text without anchors: the alias at `at` stands for nothing, or has no name. `may_be_key`:
/// no key stands before it on its line.
std::optional<YamlFault> alias_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     bool may_be_key);

/// Where the next key of a mapping is due stands the text `line`, such as `a:b`.
std::optional<YamlFault> key_fault(std::string_view text, const PlainLine& line);

/// The token at `at` is part of nothing that is open: neither of `mistake`'s collection nor of one
/// around it.
std::optional<YamlFault> place_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     YamlMistake mistake);

}  // namespace dexlint
