// What a rule says of itself, as a page: for SARIF viewers, editors and the generated
// documentation.
#pragma once

#include <string>
#include <string_view>

#include "linter/model/rule.h"

namespace dexlint {

/// Where the project lives.
inline constexpr std::string_view project_url = "https://github.com/dexlint/dexlint";

/// The rule's own file in the project: it holds prose and examples. Of another tool's rule, what
/// that says.
std::string rule_url(const Rule& rule);

/// What happens if nobody listens, as a sentence.
std::string_view consequence(Effect effect);

/// True where something becomes known to, or open for, those who should not have it; otherwise only
/// the login itself suffers.
bool opens_or_leaks(Effect effect);

/// An example without its «marks».
std::string without_marks(std::string_view example);

/// Markdown without a heading: what, why, a bad and a good example, the fix, links.
std::string rule_markdown(const Rule& rule);

}  // namespace dexlint
