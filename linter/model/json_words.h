// What JSON (RFC 8259) writes without quotes.
#pragma once

#include <string_view>

namespace dexlint {

/// A whole number as section 6 of the RFC writes it. However large: its value is nobody's business
/// here.
bool is_json_number(std::string_view word);
/// A number, `true`, `false` or `null`.
bool is_json_bare(std::string_view word);

}  // namespace dexlint
