// A finding as an item of the page's list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/model/finding.h"

namespace dexlint {

/// `number`: of the finding in the page, for its ids.
std::string html_finding(const Finding& finding, std::size_t number);

/// Prose of a rule or a fix as a sentence, with what stands between backticks as code.
std::string html_prose(std::string_view text);

}  // namespace dexlint
