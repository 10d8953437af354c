// YAML: documents are cut in order, whatever is read holds together, and a refusal has a place.
#include "linter/input/comments.h"
#include "linter/input/parse_yaml.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/spans_hold.h"

namespace dexlint::test {
namespace {

void check(Document& document, const Node& node) {
  if (node.key != nullptr) check(document, *node.key);
  must_hold(node.span.begin <= node.span.end && node.span.end <= node.layer->text().size(),
            "a span is inside the text");
  if (node.is_scalar()) {
    must_hold(segments_hold(node), "segments of a scalar lie side by side");
    if (!node.text.empty())
      must_hold(parts_lead_back(document, node), "parts of a scalar lead back into it");
  }
  for (const Node& child : node.children()) check(document, child);
}

}  // namespace

void fuzz(std::string_view input) {
  Document document("fuzz.yaml", std::string(input));
  const Layer& layer = document.file_layer();
  std::size_t end = 0;
  for (const Span extent : yaml_documents(layer.text())) {
    must_hold(extent.begin >= end && extent.begin <= extent.end && extent.end <= input.size(),
              "documents stand in order");
    end = extent.end;
    YamlStatistics statistics;
    const auto root = parse_yaml(document, layer, extent, {}, &statistics);
    if (!root) {
      must_hold(root.error().span.end <= input.size(), "a refusal has a place in the text");
      must_hold(!root.error().message.empty(), "a refusal says why");
      continue;
    }
    // What yaml-cpp makes of some invalid YAML cannot be found in the source; see YamlStatistics.
    if (statistics.mismatches == 0) check(document, **root);
    for (const Span comment : yaml_comments(*root, layer, extent))
      must_hold(slice(layer.text(), comment).starts_with('#'), "a comment starts with #");
  }
}

}  // namespace dexlint::test
