// Actions of template languages that no YAML file would mistake for its own: `<< … >>` and `[[ …
// ]]` (Go templates with other delimiters), `<% … %>` (ERB), `{# … #}` (Jinja's comments), `(@ …
// @)` and
// `#@ …` (ytt), `%{ … }` (Terraform), and a `${BLOCK}` on a line of its own (envsubst). They parse
// as YAML as often as not, so a text is read as it stands first, and without them only when that
// fails.
#pragma once

#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

/// Where they stand, sorted, none inside another. Each ends on its own line, but for ERB's.
std::vector<Span> foreign_actions(std::string_view text);

/// `key: #@ …` and `- #@ …` of ytt: the value is computed, and what YAML reads is nothing. Sorted;
/// up to the end of the line.
std::vector<Span> computed_values(std::string_view text);

}  // namespace dexlint
