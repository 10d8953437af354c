// JSON: what nlohmann/json takes is taken and read alike, and spans are bytes of the text.
#include "linter/input/parse_json.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/json_events.h"

namespace dexlint::test {
namespace {

bool is_limit(SkipReason reason) {
  return reason == SkipReason::too_deep || reason == SkipReason::budget ||
         reason == SkipReason::too_large;
}

}  // namespace

void fuzz(std::string_view input) {
  Document document("fuzz.json", std::string(input));
  const Layer& layer = document.file_layer();
  const auto root = parse_json(document, layer, {0, layer.text().size()});
  // nlohmann takes a NUL for the end of the text.
  const bool has_nul = input.find('\0') != input.npos;
  const auto expected = has_nul ? std::nullopt : json_events(input);
  if (!root) {
    must_hold(root.error().span.end <= input.size(), "a refusal has a place in the text");
    must_hold(!expected || is_limit(root.error().reason), "valid JSON is read");
    return;
  }
  spans_must_hold(document, **root);
  if (expected) must_hold(json_events(**root) == *expected, "valid JSON is read as nlohmann does");
}

}  // namespace dexlint::test
