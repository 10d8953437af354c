#include "tests/support/verdict.h"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>

#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"

namespace dexlint::test {
namespace {

std::string_view name_of(rules::Verdict verdict) {
  static constexpr std::string_view names[] = {"nothing", "unknown", "reference", "placeholder",
                                               "sample",  "weak",    "open",      "literal"};
  return names[static_cast<std::size_t>(verdict)];
}

}  // namespace

std::string_view verdict_on(std::string_view text, std::string_view key, CredentialField field) {
  Document document("test.yaml", "v: " + std::string(text) + "\n");
  const Layer& layer = document.file_layer();
  const auto root = parse_yaml(document, layer, {0, layer.text().size()});
  BOOST_REQUIRE_MESSAGE(root, "the value is YAML");
  return name_of(rules::judge({.value = effective_scalar(*root, "v"), .field = field, .key = key}));
}

std::string_view verdict_on_text(std::string_view value, std::string_view key,
                                 CredentialField field) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? "''" : std::string(1, c);
  return verdict_on(text + "'", key, field);
}

}  // namespace dexlint::test
