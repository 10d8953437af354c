// Whole outputs kept as files. UPDATE_GOLDEN=1 writes them anew; the reviewer reads that difference
// like code.
#pragma once

#include <string>

namespace dexlint::test {

/// Compares `text` with the file `path`, whole.
void check_golden_file(const std::string& path, const std::string& text);

/// `text` with `/src` where `directory` stands, and the version of the program as 0.0.0.
std::string without_paths(std::string text, const std::string& directory);

}  // namespace dexlint::test
