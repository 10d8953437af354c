// Template masks: not a byte moves, only bytes of actions change, and what is left can be read.
#include <algorithm>

#include "linter/input/read_text.h"
#include "linter/input/template_mask.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {
namespace {

/// Outside of actions. Blanks beside an action become line breaks with it.
void stay(std::string_view before, std::string_view after) {
  const bool same = std::equal(before.begin(), before.end(), after.begin(), [](char a, char b) {
    return a == b || (b == '\n' && (a == ' ' || a == '\t' || a == '\r'));
  });
  must_hold(same, "bytes between actions stay");
}

void check(std::string_view input, const MaskedTemplate& masked) {
  must_hold(masked.text.size() == input.size(), "a masked text has the size of its template");
  std::size_t end = 0;
  for (const Span action : masked.actions) {
    must_hold(action.begin >= end && action.begin < action.end && action.end <= input.size(),
              "actions stand in order");
    stay(slice(input, {end, action.begin}), slice(masked.text, {end, action.begin}));
    end = action.end;
  }
  stay(input.substr(end), std::string_view(masked.text).substr(end));
  for (std::size_t at = 0; at < input.size(); ++at)
    must_hold(input[at] != '\n' || masked.text[at] == '\n', "line breaks stay");
}

}  // namespace

void fuzz(std::string_view input) {
  for (const Actions actions : {Actions::common, Actions::foreign}) {
    if (const auto masked = mask_template(input, actions)) check(input, *masked);
  }
  Document document("fuzz.yaml", std::string(input));
  const Layer& layer = document.file_layer();
  const Span all{0, layer.text().size()};
  const Root root = read_text(document, layer, all, {}, OnFailure::note_and_keep_lines);
  must_hold(root.node == nullptr || root.layer != nullptr, "a tree stands in a layer");
}

}  // namespace dexlint::test
