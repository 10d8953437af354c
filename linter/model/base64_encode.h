// The one direction of base64 that needs no care.
#pragma once

#include <string>
#include <string_view>

namespace dexlint {

/// RFC 4648 base64 with padding.
std::string base64_encode(std::string_view bytes);

}  // namespace dexlint
