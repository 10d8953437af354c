// RE2 patterns as rule packs write them.
#pragma once

#include <string>

#include "linter/model/pack.h"
#include "linter/model/result.h"

namespace dexlint::pack {

/// At most 500 bytes, and a program of 1 MiB. The Problem says what is wrong, without a place and
/// without the pattern.
Result<PackPattern> read_pattern(const std::string& text);

}  // namespace dexlint::pack
