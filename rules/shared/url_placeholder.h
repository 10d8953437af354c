// A part of a URL that was left to be filled in.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// True for `<host>`, `{host}`, `http(s)://`, INSERT, `your-domain`; not for a host that merely
/// holds such a word.
bool holds_url_placeholder(std::string_view url);

}  // namespace dexlint::rules
