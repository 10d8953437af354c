#include "linter/model/node.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr int merge_budget = 64;

char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

/// The values of a mapping by the hash of their keys in lower case; those of one hash in source
/// order. Looking through a mapping of a hundred thousand keys each time would take the square of
/// its size.
class KeyIndex {
 public:
  explicit KeyIndex(const Node& mapping) {
    std::vector<std::pair<std::size_t, const Node*>> hashed;
    hashed.reserve(mapping.count);
    for (const Node& value : mapping.children()) {
      if (value.key == nullptr || !value.key->is_scalar() || value.key->unknown) continue;
      hashed.emplace_back(hash_of(value.key->text), &value);
    }
    std::stable_sort(hashed.begin(), hashed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [hash, value] : hashed) {
      hashes_.push_back(hash);
      values_.push_back(value);
    }
  }

  std::span<const Node* const> candidates(std::string_view key) const {
    const auto [begin, end] = std::equal_range(hashes_.begin(), hashes_.end(), hash_of(key));
    return std::span(values_).subspan(static_cast<std::size_t>(begin - hashes_.begin()),
                                      static_cast<std::size_t>(end - begin));
  }

 private:
  static std::size_t hash_of(std::string_view key) {
    return std::hash<std::string>()(lower_case(key));
  }

  std::vector<std::size_t> hashes_;
  std::vector<const Node*> values_;
};

std::span<const Node* const> indexed(const Node& mapping, std::string_view key) {
  if (mapping.keys == nullptr) mapping.keys = std::make_shared<const KeyIndex>(mapping);
  return mapping.keys->candidates(key);
}

namespace {

const Node* find_last(const Node& mapping, std::string_view key, KeyMatch match) {
  const Node* found = nullptr;
  every(&mapping, key, match, [&](const Node& value) { found = &value; });
  return found;
}

constexpr std::string_view merge_key = "<<";

// The last value of a key, and of `<<`, which is asked for where there is none of the key.
struct LastValues {
  const Node* own = nullptr;
  const Node* merged = nullptr;
};

LastValues last_values(const Node& mapping, std::string_view key, KeyMatch match) {
  if (mapping.count > small_mapping)
    return {find_last(mapping, key, match), find_last(mapping, merge_key, KeyMatch::exact)};
  LastValues last;
  for (const Node& value : mapping.children()) {
    // Recognisers ask each mapping for a dozen keys, and nearly none has any of them.
    const std::size_t size = value.key == nullptr ? 0 : value.key->text.size();
    if (size == key.size() && key_matches(value, key, match)) last.own = &value;
    if (size == merge_key.size() && key_matches(value, merge_key, KeyMatch::exact))
      last.merged = &value;
  }
  return last;
}

// Looks in the mapping, then in what its `<<` names, at most `budget` mappings in all: merge keys
// can be nested without end.
const Node* find(const Node& mapping, std::string_view key, KeyMatch match, int& budget) {
  if (!mapping.is_mapping() || budget-- <= 0) return nullptr;
  const auto [own, merged] = last_values(mapping, key, match);
  if (own != nullptr) return own;
  if (merged == nullptr) return nullptr;
  const Node& source = merged->resolved();
  if (!source.is_sequence()) return find(source, key, match, budget);
  for (const Node& item : source.children()) {
    if (const Node* found = find(item.resolved(), key, match, budget)) return found;
  }
  return nullptr;
}

bool is_plain_word(std::string_view text) {
  static constexpr std::string_view words[] = {"null", "~",  "true", "false", "yes",
                                               "no",   "on", "off",  "y",     "n"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return equal_ignoring_case(word, text); });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.+-eE_xX") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// `[id=auth0]` says more to a person than `[3]`, and stays the same when an item is put before it.
std::string item_name(const Node& item) {
  for (const std::string_view key : {"id", "name"}) {
    const Scalar name = effective_scalar(&item, key);
    if (!name.text().empty() && name.text().size() <= 64)
      return std::string("[") + std::string(key) + "=" + std::string(name.text()) + "]";
  }
  return "[" + std::to_string(item.index) + "]";
}

}  // namespace

void Node::append(Node& child) {
  child.parent = this;
  child.index = count++;
  if (last == nullptr) {
    first = &child;
  } else {
    last->next = &child;
  }
  last = &child;
}

Scalar::Scalar(const Node* node) {
  if (node == nullptr) return;
  const Node& resolved = node->resolved();
  if (resolved.is_scalar() && resolved.style != ScalarStyle::absent) node_ = &resolved;
}

bool Scalar::is_quoted() const {
  if (node_ == nullptr) return false;
  if (node_->style == ScalarStyle::json_bare) return false;
  return node_->style != ScalarStyle::plain ||
         !(is_plain_word(node_->text) || is_number(node_->text));
}

Place Scalar::place(Span part) const {
  if (node_ == nullptr) return {};
  if (node_->segments.empty()) return {node_->layer, part.shifted(node_->span.begin)};
  const Layer own(node_->text, *node_->layer, {node_->segments.begin(), node_->segments.end()},
                  Encoding::part);
  return {node_->layer, own.to_parent(part)};
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_case(x) == lower_case(y); });
}

bool key_matches(const Node& value, std::string_view key, KeyMatch match) {
  if (value.key == nullptr || !value.key->is_scalar() || value.key->unknown) return false;
  return match == KeyMatch::exact ? value.key->text == key
                                  : equal_ignoring_case(value.key->text, key);
}

const Node* effective(const Node* node, std::string_view key, KeyMatch match) {
  if (node == nullptr) return nullptr;
  int budget = merge_budget;
  const Node* found = find(node->resolved(), key, match, budget);
  return found == nullptr ? nullptr : &found->resolved();
}

Scalar effective_scalar(const Node* node, std::string_view key, KeyMatch match) {
  return Scalar(effective(node, key, match));
}

const Node* effective_path(const Node* node, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) node = effective(node, key);
  return node;
}

std::vector<TrailStep> trail(const Node& node) {
  std::vector<TrailStep> steps;
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    if (at->key != nullptr) {
      steps.push_back({at->key->unknown ? "{{…}}" : std::string(at->key->text), true});
    } else if (at->parent != nullptr && at->parent->is_sequence()) {
      steps.push_back({item_name(*at), false});
    }
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::string_view key_of(const Node& node) {
  const Node* named = &node;
  while (named->key == nullptr && named->parent != nullptr && named->parent->is_scalar())
    named = named->parent;
  return named->key == nullptr || !named->key->is_scalar() ? std::string_view{} : named->key->text;
}

}  // namespace dexlint
