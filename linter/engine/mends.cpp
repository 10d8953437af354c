#include "linter/engine/mends.h"

#include <optional>

namespace dexlint {

Mends::Mends(const Document& document) : document_(document) {
  for (const Root& root : document.roots) {
    walk(*root.node, [&](const Node& node) {
      if (node.target != nullptr) shared_.insert(node.target);
    });
  }
}

std::vector<LayerEdit> Mends::edits(const Claim& claim) const {
  if (!claim.mend || is_suggestion(*claim.about)) return {};
  const Mend& mend = *claim.mend;
  std::vector<LayerEdit> all{{mend.place.layer, {mend.place.span, mend.replacement}}};
  for (const Span& span : mend.also) all.push_back({mend.place.layer, {span, mend.replacement}});
  return all;
}

std::vector<Edit> Mends::edits_of_file(const Claim& claim) const {
  const std::optional<EditsByLayer> composed = compose(edits(claim));
  if (!composed) return {};
  const auto found = composed->find(&document_.file_layer());
  return found == composed->end() ? std::vector<Edit>{} : found->second;
}

// The way up leads through the scalars that hold embedded texts.
bool Mends::is_suggestion(const Node& about) const {
  for (const Node* at = &about; at != nullptr; at = at->parent) {
    if (at->guessed || at->style == ScalarStyle::folded || shared_.contains(at)) return true;
  }
  return false;
}

}  // namespace dexlint
