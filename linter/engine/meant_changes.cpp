#include "linter/engine/meant_changes.h"

#include <algorithm>
#include <optional>

namespace dexlint {
namespace {

// The bytes of a scalar's text that were written as `span` of its layer; nothing where an escape or
// a folded break stands among them.
std::optional<Span> part_of_text(const Node& scalar, Span span) {
  if (!scalar.span.contains(span)) return std::nullopt;
  if (span == scalar.span) return Span{0, scalar.text.size()};
  if (scalar.segments.empty())
    return Span{span.begin - scalar.span.begin, span.end - scalar.span.begin};
  for (const Segment& segment : scalar.segments) {
    if (!segment.is_copied() || !segment.parent.contains(span)) continue;
    const std::size_t begin = segment.text.begin + (span.begin - segment.parent.begin);
    return Span{begin, begin + span.size()};
  }
  return std::nullopt;
}

std::vector<const Node*> children_of(const Node& node) {
  std::vector<const Node*> all;
  for (const Node& child : node.children()) all.push_back(&child);
  return all;
}

std::vector<const Node*> roots_of_file(const Document& document) {
  std::vector<const Node*> all;
  for (const Root& root : document.roots) {
    if (root.node->parent == nullptr) all.push_back(root.node);
  }
  return all;
}

// The text inside a scalar, when there is one that was read.
std::vector<const Node*> opened_in(const Document& document, const Node& scalar) {
  const auto found = document.embedded.find(&scalar);
  if (found == document.embedded.end()) return {};
  return {found->second};
}

// A key that got its new name must not have it twice.
bool is_only_one(const Node& value) {
  const auto same = [&](const Node& other) {
    return &other != &value && key_matches(other, value.key->text, KeyMatch::ignore_case);
  };
  return std::none_of(value.parent->children().begin(), value.parent->children().end(), same);
}

bool is_alike(const Node& before, const Node& after) {
  return before.kind == after.kind && before.style == after.style &&
         before.unknown == after.unknown && before.tagged == after.tagged &&
         before.guessed == after.guessed;
}

// Pairs `before` with `after` one by one. False when there are not as many.
template <typename Pairs>
bool pair_up(const std::vector<const Node*>& before, const std::vector<const Node*>& after,
             Pairs& pairs) {
  if (before.size() != after.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) pairs.emplace_back(before[i], after[i]);
  return true;
}

}  // namespace

MeantChanges::MeantChanges(const Document& before, const std::vector<const Claim*>& claims,
                           const EditsByLayer& edits)
    : before_(before) {
  for (const Claim* claim : claims) expect(*claim);
  for (auto& [scalar, parts] : parts_) {
    std::sort(parts.begin(), parts.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  }
  expect_opened_texts(edits);
}

void MeantChanges::expect(const Claim& claim) {
  const Node& about = *claim.about;
  const Mend& mend = *claim.mend;
  const auto holds = [&](const Node* node) {
    return node != nullptr && node->is_scalar() && node->layer == mend.place.layer &&
           node->span.contains(mend.place.span);
  };
  if (mend.below != nullptr) {
    moved_.insert(&about);
    below_[mend.below].push_back(&about);
  } else if (holds(about.key)) {
    renamed_.insert(&about);
    expect_text(*about.key, {mend.place.span, mend.replacement});
  } else if (holds(&about)) {
    expect_text(about, {mend.place.span, mend.replacement});
  } else {
    blocks_.insert(&about);
  }
}

void MeantChanges::expect_text(const Node& scalar, Edit edit) {
  const std::optional<Span> part = part_of_text(scalar, edit.span);
  if (part) parts_[&scalar].push_back({*part, std::move(edit.replacement)});
  can_be_told_ = can_be_told_ && part;
}

void MeantChanges::expect_opened_texts(const EditsByLayer& edits) {
  for (const auto& [layer, of_layer] : edits) {
    const Node* holder = before_.holder_of(*layer);
    if (holder != nullptr && holder->text.data() == layer->text().data())
      texts_[holder] = edited(layer->text(), of_layer);
  }
}

bool MeantChanges::are_all_of(const Document& after) const {
  std::vector<Pair> pairs;
  if (!can_be_told_ || !pair_up(roots_of_file(before_), roots_of_file(after), pairs)) return false;
  std::unordered_map<const Node*, const Node*> counterparts;
  std::vector<Pair> aliases;
  while (!pairs.empty()) {
    const auto [old, fresh] = pairs.back();
    pairs.pop_back();
    counterparts.emplace(old, fresh);
    if (!is_expected(*old, *fresh)) return false;
    if (!pair_up(expected_children(*old), children_of(*fresh), pairs)) return false;
    if (!pair_up(opened_in(before_, *old), expected_in(after, *old, *fresh), pairs)) return false;
    if (old->target != nullptr) aliases.emplace_back(old->target, fresh->target);
  }
  return std::all_of(aliases.begin(), aliases.end(), [&](const Pair& alias) {
    const auto found = counterparts.find(alias.first);
    return found != counterparts.end() && found->second == alias.second;
  });
}

// A value that was written anew, or stands where a Secret has its data, may be one that can be
// opened now.
std::vector<const Node*> MeantChanges::expected_in(const Document& after, const Node& before,
                                                   const Node& fresh) const {
  const bool may_open = parts_.contains(&before) || moved_.contains(&before);
  if (may_open && opened_in(before_, before).empty()) return {};
  return opened_in(after, fresh);
}

bool MeantChanges::is_expected(const Node& before, const Node& after) const {
  if (!is_expected_key(before, after)) return false;
  if (below_.contains(&before)) return after.is_mapping();
  return is_alike(before, after) && (!before.is_scalar() || is_expected_scalar(before, after));
}

bool MeantChanges::is_expected_key(const Node& before, const Node& after) const {
  if (before.key == nullptr || after.key == nullptr) return before.key == after.key;
  if (renamed_.contains(&before) && !is_only_one(after)) return false;
  return is_alike(*before.key, *after.key) && is_expected_text(*before.key, *after.key);
}

bool MeantChanges::is_expected_scalar(const Node& before, const Node& after) const {
  if (blocks_.contains(&before))
    return after.text.size() < before.text.size() && before.text.starts_with(after.text);
  return is_expected_text(before, after);
}

bool MeantChanges::is_expected_text(const Node& before, const Node& after) const {
  if (const auto parts = parts_.find(&before); parts != parts_.end())
    return after.text == edited(before.text, parts->second);
  const auto opened = texts_.find(&before);
  return after.text == (opened == texts_.end() ? before.text : std::string_view(opened->second));
}

std::vector<const Node*> MeantChanges::expected_children(const Node& before) const {
  if (const auto moved = below_.find(&before); moved != below_.end()) return moved->second;
  std::vector<const Node*> stay = children_of(before);
  std::erase_if(stay, [&](const Node* child) { return moved_.contains(child); });
  return stay;
}

}  // namespace dexlint
