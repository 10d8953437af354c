// Layers in layers: text in scalars in base64 in text. Each part of each leads into the file, and
// an edit of an inner text, carried out in the file, gives that inner text.
#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "linter/model/encode.h"
#include "linter/recognise/base64.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/yaml_events.h"

namespace dexlint::test {
namespace {

/// The way from the file to a text inside: which scalar of each text, in order of its tree.
struct Step {
  bool json = false;
  bool base64 = false;
  std::size_t scalar = 0;
};

const Node* nth_scalar(const Node& node, std::size_t& left) {
  if (node.is_scalar() && node.style != ScalarStyle::absent && left-- == 0) return &node;
  for (const Node& child : node.children()) {
    if (const Node* found = nth_scalar(child, left)) return found;
  }
  return nullptr;
}

const Layer* step_into(Document& document, const Layer& layer, const Step& step) {
  const Span all{0, layer.text().size()};
  const auto root = step.json ? parse_json(document, layer, all) : parse_yaml(document, layer, all);
  if (!root) return nullptr;
  std::size_t left = step.scalar;
  const Node* scalar = nth_scalar(**root, left);
  if (scalar == nullptr || scalar->tagged) return nullptr;
  const Layer& opened = document.open(*scalar);
  if (!step.base64) return &opened;
  auto decoded = decode_base64(opened.text());
  if (!decoded) return nullptr;
  return &document.add_layer(document.keep(std::move(decoded->bytes)), opened,
                             std::move(decoded->segments), Encoding::base64);
}

const Layer* descend(Document& document, const std::vector<Step>& steps) {
  const Layer* layer = &document.file_layer();
  for (const Step& step : steps) {
    if (layer != nullptr) layer = step_into(document, *layer, step);
  }
  return layer;
}

void parts_lead_into_the_file(const Document& document, const Layer& layer) {
  std::size_t before = 0;
  for (std::size_t at = 0; at <= layer.text().size(); ++at) {
    const Span empty = layer.to_root(Span{at, at}).span;
    must_hold(empty.empty() && empty.begin >= before && empty.end <= document.bytes().size(),
              "places of an inner text lead into the file, in order");
    before = empty.begin;
    if (at == layer.text().size()) break;
    const Span one = layer.to_root(Span{at, at + 1}).span;
    must_hold(one.begin <= one.end && one.end <= document.bytes().size(),
              "each byte of an inner text leads into the file");
  }
}

void edit_is_carried_out(const Document& document, const Layer& layer,
                         const std::vector<Step>& steps, const Edit& edit) {
  const auto in_file = layer.to_root(edit);
  if (!in_file) return;
  must_hold(
      in_file->span.begin <= in_file->span.end && in_file->span.end <= document.bytes().size(),
      "an edit is inside the file");
  Document again("fuzz.yaml", edited(document.bytes(), *in_file));
  const Layer* inner = descend(again, steps);
  must_hold(inner != nullptr, "a file that was edited can still be read");
  must_hold(inner->text() == edited(layer.text(), edit),
            "an edit does what it says, and nothing else");
}

}  // namespace

void fuzz(std::string_view input) {
  const std::size_t head = std::min<std::size_t>(input.size(), 8);
  Choices choices(input.substr(0, head));
  std::vector<Step> steps(1 + choices.below(3));
  for (Step& step : steps) step = {choices.yes(), choices.below(4) == 3, choices.below(4)};
  Document document("fuzz.yaml", std::string(input.substr(head)));
  // What is wrong before an edit may be wrong otherwise behind it.
  if (!yaml_events(document.bytes())) return;
  const Layer* layer = descend(document, steps);
  if (layer == nullptr) return;
  parts_lead_into_the_file(document, *layer);
  static constexpr std::string_view replacements[] = {"",     "x",  "https", "it's",
                                                      "\\\"", ": ", "a b"};
  const std::size_t size = layer->text().size();
  const std::size_t begin = choices.below(256) % (size + 1);
  const std::size_t end = std::min(size, begin + choices.below(8));
  edit_is_carried_out(document, *layer, steps,
                      {{begin, end}, std::string(choices.of(replacements))});
}

}  // namespace dexlint::test
