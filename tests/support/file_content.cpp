#include "tests/support/file_content.h"

#include <fstream>
#include <iterator>

namespace dexlint::test {

std::string file_content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace dexlint::test
