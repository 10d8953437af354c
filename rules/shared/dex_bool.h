// Switches as Dex reads them: YAML 1.1 knows more words for true and false than people do.
#pragma once

#include <optional>

#include "linter/model/contexts.h"

namespace dexlint::rules {

/// `true`, `yes`, `on`, `y` and their spellings, without quotes; nothing for a value that is not
/// known, of another type (DEX407 speaks) or absent.
std::optional<bool> bool_of(const Scalar& value);

/// The field is there and true.
bool is_true(const Scalar& value);

}  // namespace dexlint::rules
