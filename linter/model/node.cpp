#include "linter/model/node.h"

#include <algorithm>
#include <unordered_map>

#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr int merge_budget = 64;
constexpr std::size_t small_mapping = 32;  // keys; looked through one by one

char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

/// The last value of every key, as written and in lower case. Looking through a mapping of a
/// hundred thousand keys each time would take the square of its size.
class KeyIndex {
 public:
  explicit KeyIndex(const Node& mapping) {
    for (const Node& value : mapping.children()) {
      if (value.key == nullptr || !value.key->is_scalar() || value.key->unknown) continue;
      exact_[std::string(value.key->text)] = &value;
      folded_[lower_case(value.key->text)] = &value;
    }
  }
  const Node* find(std::string_view key, KeyMatch match) const {
    const auto& keys = match == KeyMatch::exact ? exact_ : folded_;
    const auto found = keys.find(match == KeyMatch::exact ? std::string(key) : lower_case(key));
    return found == keys.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const Node*> exact_;
  std::unordered_map<std::string, const Node*> folded_;
};

namespace {

const Node* find_last(const Node& mapping, std::string_view key, KeyMatch match) {
  if (mapping.count > small_mapping) {
    if (mapping.keys == nullptr) mapping.keys = std::make_shared<const KeyIndex>(mapping);
    return mapping.keys->find(key, match);
  }
  const Node* found = nullptr;
  for (const Node& value : mapping.children()) {
    if (key_matches(value, key, match)) found = &value;
  }
  return found;
}

// Looks in the mapping, then in what its `<<` names, at most `budget` mappings in all: merge keys
// can be nested without end.
const Node* find(const Node& mapping, std::string_view key, KeyMatch match, int& budget) {
  if (!mapping.is_mapping() || budget-- <= 0) return nullptr;
  if (const Node* own = find_last(mapping, key, match)) return own;
  const Node* merged = find_last(mapping, "<<", KeyMatch::exact);
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
