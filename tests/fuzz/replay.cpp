// Runs a fuzzer over files instead of searching: `NAME_fuzz FILE-OR-FOLDER…`. A folder that is not
// there holds nothing yet. For builds without libFuzzer.
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/fuzz/fuzz.h"
#include "tests/support/file_content.h"

namespace {

namespace fs = std::filesystem;

std::size_t replay(const fs::path& path) {
  dexlint::test::fuzz(dexlint::test::file_content(path));
  return 1;
}

std::size_t replay_all(const fs::path& path) {
  if (fs::is_regular_file(path)) return replay(path);
  if (!fs::is_directory(path)) return 0;
  std::size_t inputs = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) inputs += replay(entry.path());
  }
  return inputs;
}

}  // namespace

int main(int count, char** arguments) {
  dexlint::test::fuzz("");
  std::size_t inputs = 1;
  for (int i = 1; i < count; ++i) inputs += replay_all(arguments[i]);
  std::printf("%zu inputs\n", inputs);
  return 0;
}
