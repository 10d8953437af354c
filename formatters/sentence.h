// The shapes that words of rules take in reports.
#pragma once

#include <string>
#include <string_view>

namespace dexlint {

/// `text` as a sentence: a capital first letter where it begins with a plain word, a full stop
/// where it has no end. A name such as `redirectURI` keeps its spelling.
std::string sentence(std::string_view text);

/// `plaintext-client-secret` as `PlaintextClientSecret`: each word a capital and small letters or
/// digits, as SARIF wants names of rules (SARIF2012).
std::string pascal_case(std::string_view kebab_case);

/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace dexlint
