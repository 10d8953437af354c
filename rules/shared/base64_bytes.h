// What base64 inside a value stands for, where a rule has to look at the bytes: the DER of a key,
// the header of a token, the user and password of a registry.
#pragma once

#include <string>
#include <string_view>

namespace dexlint::rules {

/// The bytes of `text`: standard or URL alphabet, white space passed over, padding not asked for.
/// Ends at the first character that is neither; a cut last group gives the whole bytes it holds.
std::string base64_bytes(std::string_view text);

}  // namespace dexlint::rules
