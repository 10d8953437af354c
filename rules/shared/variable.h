// Variables in braces, as shells, envsubst, Flux, Spring, Terraform and Kafka write them:
// `${NAME}`, `${NAME:-default}`, `${file:/etc/x:key}`, `${var.db["main"]}`. Most are references; a
// default that is a value of its own is not. Facts: detection.md section 3.1.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// A letter or `_`, then letters, digits, `_` and what `also` names.
bool is_variable_name(std::string_view text, std::string_view also = "");

/// is_variable_name() without a lower-case letter.
bool is_capital_name(std::string_view text);

/// `${…}` that something else fills in. False for text in braces (`${two words}`) and for a
/// variable with a default of its own: default_of() has it.
bool is_braced_variable(std::string_view value);

/// `$NAME`, `$(NAME)` or is_braced_variable().
bool is_variable(std::string_view value);

/// Of `${NAME:-default}` and its kin (`:=`, `:+`, `-`, `=`) the default, through variables in
/// variables; of all else the value itself. Views `value`.
std::string_view default_of(std::string_view value);

}  // namespace dexlint::rules
