// Text of a repository in Markdown: nothing in it is taken for markup, HTML, a link or a mention.
#pragma once

#include <string>
#include <string_view>

#include "linter/model/finding.h"

namespace dexlint {

/// `text` as one line of prose, but for braces: what Markdown would act on is escaped.
std::string markdown_text(std::string_view text);

/// `text` as a code span, also in a cell of a table.
std::string code_span(std::string_view text);

/// What a finding says, as a sentence with its arguments in code spans.
std::string markdown_message(const Finding& finding);

}  // namespace dexlint
