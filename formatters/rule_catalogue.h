// The rules as people and tools read them: one page each for `explain`, the list of all for
// `rules`.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/model/rule.h"

namespace dexlint {

/// The whole page of a rule, for a terminal or a file: Markdown with a heading.
std::string rule_page(const Rule& rule);

/// The list in `format`: `text` (a line each), `json`, `markdown` (tables that link to
/// `rules/CODE.md`, where `./dev docs` puts the pages).
std::string rule_catalogue(std::span<const Rule* const> rules, std::string_view format);

}  // namespace dexlint
