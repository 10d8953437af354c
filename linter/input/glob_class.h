// A class of a glob, `[a-z]`, `[!0-9]`, `[[:alpha:]_]`: the set of bytes that it stands for.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace dexlint {

/// Fills `set` from the class whose `[` stands before `at`. The place behind its `]`; npos when it
/// has none, or names a class that POSIX does not know.
std::size_t read_glob_class(std::string_view pattern, std::size_t at, std::bitset<256>& set);

}  // namespace dexlint
