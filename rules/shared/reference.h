// Is a value a reference to a secret that is kept elsewhere? Syntaxes of the tools that fill it in,
// each whole-value unless noted; facts: detection.md section 3.1.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// True for `$VAR`, `${VAR}`, `$secret:key`, `{{ … }}`, `<path:…>`, `ref+vault://…`, `ENC[…]` and
/// their kin, also inside longer text (mixed_text.h). False for text that merely starts with `$`
/// (`$2a$10$…` is a hash, `"$ecret!"` a password) and for `${VAR:-default}` with a default that is
/// not a reference itself (variable.h).
bool is_reference(std::string_view value);

/// True for `$VAR` and `${VAR}` alone: what Dex and envsubst expand, and Pachyderm does not.
bool is_environment_reference(std::string_view value);

}  // namespace dexlint::rules
