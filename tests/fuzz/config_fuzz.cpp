// `.dexlint.yaml`: read, or refused with its place.
#include "linter/engine/config.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {

void fuzz(std::string_view input) {
  Overlay files;
  files.put("/.dexlint.yaml", std::string(input));
  const auto config = read_config(files, "/.dexlint.yaml");
  if (!config)
    must_hold(config.error().message.starts_with("/.dexlint.yaml:"),
              "a refusal starts with the file");
}

}  // namespace dexlint::test
