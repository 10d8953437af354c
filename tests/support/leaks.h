// Searches outputs for a secret, in every spelling that it may have got out in.
#pragma once

#include <set>
#include <string>

namespace dexlint::test {

/// Parts of `value` that tell too much: each 8 bytes of it, as they are, escaped as in JSON or a
/// URL, in hex, and what base64 makes of them at any alignment.
std::set<std::string> forbidden(const std::string& value);

/// The line of `output` that holds one of `parts`, be it between colour codes or cut into lines;
/// empty when none does.
std::string leak(const std::string& output, const std::set<std::string>& parts);

}  // namespace dexlint::test
