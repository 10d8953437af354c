// Examples that show where a finding belongs; see linter/model/marked.h. Tests' marks are known to
// be in pairs.
#pragma once

#include <string>
#include <string_view>

#include "linter/model/marked.h"

namespace dexlint::test {

using dexlint::Marked;
using dexlint::with_marks;

inline Marked read_marks(std::string_view marked) { return take_marks(marked).value(); }

}  // namespace dexlint::test
