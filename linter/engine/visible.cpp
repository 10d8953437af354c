#include "linter/engine/visible.h"

#include <algorithm>

#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"

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

// A URL may carry a password or a token, also in its fragment; then it is no public value whatever
// its field.
bool is_plain_text(std::string_view text) {
  return text.size() <= 200 && text.find_first_of("@?#;%\n") == std::string_view::npos;
}

// No secret is one of two words; a comma behind it is a mistake that is shown.
bool is_switch(std::string_view text) {
  if (text.ends_with(',')) text.remove_suffix(1);
  return text == "true" || text == "false";
}

bool is_public(const Node& scalar) {
  const Node* field = field_of(scalar);
  return field != nullptr && !scalar.unknown &&
         (is_public_field(field->text) || is_switch(scalar.text)) && is_plain_text(scalar.text) &&
         secret_of_entry(scalar) == nullptr;
}

}  // namespace

VisibleBytes::VisibleBytes(const Document& document, const KnownSecrets& secrets)
    : text_(document.text_layer().text()), visible_(text_.size(), false) {
  for (const Root& root : document.roots) {
    if (!is_behind_base64(*root.layer)) paint_root(document, root, secrets);
  }
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

void VisibleBytes::paint_root(const Document& document, const Root& root,
                              const KnownSecrets& secrets) {
  const Layer& text = document.text_layer();
  if (!root.node->guessed) paint_structure(root.layer->to_root(root.extent, &text).span);
  walk(*root.node, [&](const Node& node) {
    if (node.key != nullptr && node.key->is_scalar()) paint_key(text, node);
    if (node.is_scalar())
      paint(node.layer->to_root(node.span, &text).span,
            is_public(node) && !secrets.are_in(node.text));
  });
}

// Of a text that did not parse, only the lines that were understood are known to be punctuation:
// what stands before the key and between key and value.
void VisibleBytes::paint_key(const Layer& text, const Node& value) {
  const Node& key = *value.key;
  const Span place = key.layer->to_root(key.span, &text).span;
  if (value.guessed) {
    const std::size_t line = text_.rfind('\n', place.begin) + 1;
    const std::size_t behind = value.is_scalar() && !value.span.empty()
                                   ? value.layer->to_root(value.span, &text).span.begin
                                   : 0;
    paint_structure({line, place.begin});
    paint_structure({place.end, std::max(behind, std::min(place.end + 2, text_.size()))});
  }
  const bool named = key.layer->encoding() == Encoding::hcl || is_before_colon(place.end);
  paint(place, !key.unknown && is_presentable_key(key.text) && named);
  if (key.layer->encoding() == Encoding::hcl) paint_equals_sign(place.end);
}

// Elsewhere an equals sign may be the padding of base64.
void VisibleBytes::paint_equals_sign(std::size_t at) {
  at = std::min(text_.find_first_not_of("\" \t", at), text_.size());
  if (text_.substr(at, 1) == "=") paint({at, at + 1}, true);
}

// A key without a colon (`{a, b}`) may be a value that lost its own.
bool VisibleBytes::is_before_colon(std::size_t at) const {
  at = std::min(text_.find_first_not_of("\\\"' \t", at), text_.size());
  return text_.substr(at, 1) == ":";
}

// Punctuation and white space up to a comment.
void VisibleBytes::paint_structure(Span extent) {
  bool in_comment = false;
  for (std::size_t at = extent.begin; at < std::min(extent.end, text_.size()); ++at) {
    const bool after_blank =
        at == 0 || text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '\n';
    in_comment = text_[at] != '\n' && (in_comment || (text_[at] == '#' && after_blank));
    visible_[at] = !in_comment && structure.find(text_[at]) != std::string_view::npos;
  }
}

}  // namespace dexlint
