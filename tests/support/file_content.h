// Files that tests read.
#pragma once

#include <filesystem>
#include <string>

namespace dexlint::test {

/// All bytes of a file; empty when it cannot be read.
std::string file_content(const std::filesystem::path& path);

}  // namespace dexlint::test
