// The shapes that words of rules take in reports.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/message.h"

namespace dexlint {

/// `text` as a sentence: a capital first letter where it begins with a plain word, a full stop
/// where it has no end. A name such as `redirectURI` keeps its spelling.
std::string sentence(std::string_view text);

/// `plaintext-client-secret` as `PlaintextClientSecret`: each word a capital and small letters or
/// digits, as SARIF wants names of rules (SARIF2012).
std::string pascal_case(std::string_view kebab_case);

/// The text of a message with what `written` makes of its arguments in their places `{0}`, `{1}` …
std::string filled(std::string_view text, const std::vector<Argument>& arguments,
                   const std::function<std::string(const Argument&)>& written);

/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace dexlint
