#include "linter/engine/visible.h"

#include <algorithm>

#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

constexpr std::string_view structure = "-:{}[],\"'|> \t";

bool is_behind_base64(const Layer& layer) {
  for (const Layer* at = &layer; at != nullptr; at = at->parent()) {
    if (at->encoding() == Encoding::base64) return true;
  }
  return false;
}

// The key that a value answers to; items of a list answer to the list's.
const Node* field_of(const Node& value) {
  const Node* at = &value;
  while (at->key == nullptr && at->parent != nullptr && at->parent->is_sequence()) at = at->parent;
  return at->key;
}

// A URL may carry a password or a token; then it is no public value whatever its field.
bool is_plain_text(std::string_view text) {
  return text.size() <= 200 && text.find_first_of("@?\n") == std::string_view::npos;
}

bool is_public(const Node& scalar) {
  const Node* field = field_of(scalar);
  return field != nullptr && !scalar.unknown && is_public_field(field->text) &&
         is_plain_text(scalar.text) && secret_of_entry(scalar) == nullptr;
}

}  // namespace

VisibleBytes::VisibleBytes(const Document& document)
    : visible_(document.text_layer().text().size(), false) {
  for (const Root& root : document.roots) {
    if (!is_behind_base64(*root.layer)) paint_root(document, root);
  }
  for (const Span& comment : document.comments) paint({comment.begin + 1, comment.end}, false);
}

bool VisibleBytes::all(Span span) const {
  for (std::size_t at = span.begin; at < std::min(span.end, visible_.size()); ++at) {
    if (!visible_[at]) return false;
  }
  return true;
}

void VisibleBytes::paint(Span span, bool visible) {
  for (std::size_t at = span.begin; at < std::min(span.end, visible_.size()); ++at)
    visible_[at] = visible;
}

void VisibleBytes::paint_root(const Document& document, const Root& root) {
  const std::string_view text = document.text_layer().text();
  if (!root.node->guessed)
    paint_structure(text, root.layer->to_root(root.extent, &document.text_layer()).span);
  walk(*root.node, [&](const Node& node) {
    if (node.key != nullptr && node.key->is_scalar())
      paint_scalar(document, *node.key, !node.key->unknown && is_presentable_key(node.key->text));
    if (node.is_scalar()) paint_scalar(document, node, is_public(node));
  });
}

void VisibleBytes::paint_structure(std::string_view text, Span extent) {
  for (std::size_t at = extent.begin; at < std::min(extent.end, text.size()); ++at) {
    visible_[at] = structure.find(text[at]) != std::string_view::npos;
  }
}

void VisibleBytes::paint_scalar(const Document& document, const Node& scalar, bool shown) {
  paint(scalar.layer->to_root(scalar.span, &document.text_layer()).span, shown);
}

}  // namespace dexlint
