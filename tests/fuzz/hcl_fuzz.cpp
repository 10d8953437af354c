// Terraform: whatever is read stands inside the text, and a refusal has a place.
#include "linter/input/parse_hcl.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/spans_hold.h"

namespace dexlint::test {
namespace {

void check(Document& document, const Node& node, Span all) {
  const Span root = node.layer->to_root(node.span).span;
  must_hold(node.span.end <= node.layer->text().size(), "a span is inside its layer");
  must_hold(all.contains(root), "a span leads into the file");
  if (node.is_scalar() && !node.text.empty()) {
    const Layer& inner = document.open(node);
    must_hold(all.contains(inner.to_root(Span{0, node.text.size()}).span),
              "a scalar's text leads into the file");
  }
}

}  // namespace

void fuzz(std::string_view input) {
  Document document("fuzz.tf", std::string(input));
  const Layer& layer = document.file_layer();
  const Span all{0, layer.text().size()};
  const auto root = parse_hcl(document, layer, all);
  if (root)
    each_node(**root, [&](const Node& node) { check(document, node, all); });
  else
    must_hold(root.error().span.end <= input.size(), "a refusal has a place in the text");
}

}  // namespace dexlint::test
