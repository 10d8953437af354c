// Text with references in it: `Bearer ${TOKEN}`, `postgres://u:${PW}@h`, `prefix-$(X)`. It is
// judged by taking the references out and looking at what remains: of a URL its password, else all
// of it. Facts: detection.md section 3.1.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// True when `value` holds a reference, and all that stands beside it are words, numbers and
/// joints. False for `Pa${x}ss9w`, `u:9xQz@${HOST}`, `${A}9xQzk2Lp`.
bool is_filled_in(std::string_view value);

}  // namespace dexlint::rules
