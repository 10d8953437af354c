#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace dexlint::test {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

void check_golden_file(const std::string& path, const std::string& text) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  const std::string expected = read_file(path);
  BOOST_TEST_CONTEXT(path << " (UPDATE_GOLDEN=1 writes it anew)") BOOST_TEST(text == expected);
}

std::string without_paths(std::string text, const std::string& directory) {
  replace_all(text, directory, "/src");
  replace_all(text, "\"" DEXLINT_VERSION "\"", "\"0.0.0\"");
  return text;
}

}  // namespace dexlint::test
