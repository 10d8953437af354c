// The only way a value that may be secret gets into an output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dexlint {

/// Stands for each masked character where columns have to stay true.
inline constexpr std::string_view mask_character = "•";
/// Stands for a masked value of which not even the length may be known.
inline constexpr std::string_view redacted_word = "[redacted]";

/// How much of a secret an output may hold: its first four characters when it has sixteen or more,
/// and its length; or nothing.
enum class Redaction : std::uint8_t { partial, full };

/// `7xk8…[64 characters]`, `…[8 characters]`; with full redaction `[redacted]`. Characters are code
/// points.
std::string masked(std::string_view secret, Redaction redaction);

/// Bytes at the start of `secret` that may be shown: four or none.
std::size_t presentable_prefix(std::string_view secret, Redaction redaction);

/// Code points of a UTF-8 text.
std::size_t character_count(std::string_view text);

}  // namespace dexlint
