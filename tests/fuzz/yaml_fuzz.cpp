// YAML: documents are cut in order, whatever is read holds together, a refusal has a place, and
// what is read or refused without yaml-cpp is so with it.
#include "linter/input/comments.h"
#include "linter/input/parse_yaml.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/spans_hold.h"
#include "tests/support/tree_text.h"

namespace dexlint::test {
void fuzz(std::string_view input) {
  Document document("fuzz.yaml", std::string(input));
  const Layer& layer = document.file_layer();
  std::size_t end = 0;
  for (const Span extent : yaml_documents(layer.text())) {
    must_hold(extent.begin >= end && extent.begin <= extent.end && extent.end <= input.size(),
              "documents stand in order");
    end = extent.end;
    YamlStatistics statistics;
    const auto root = parse_yaml(document, layer, extent, {}, &statistics, YamlReader::yaml_cpp);
    YamlStatistics fast;
    const auto again = parse_yaml(document, layer, extent, {}, &fast);
    must_hold(fast.simple == 0 || difference(again, root).empty(),
              "with and without yaml-cpp the tree, or the problem, is the same");
    if (!root) {
      must_hold(root.error().span.end <= input.size(), "a refusal has a place in the text");
      must_hold(!root.error().message.empty(), "a refusal says why");
      continue;
    }
    // What yaml-cpp makes of some invalid YAML cannot be found in the source; see YamlStatistics.
    if (statistics.mismatches == 0) {
      spans_must_hold(document, **root);
      each_node(**root, [](const Node& node) {
        must_hold(!node.is_scalar() || segments_hold(node),
                  "segments of a scalar lie side by side");
      });
    }
    for (const Span comment : yaml_comments(*root, layer, extent))
      must_hold(slice(layer.text(), comment).starts_with('#'), "a comment starts with #");
  }
}

}  // namespace dexlint::test
