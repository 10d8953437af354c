// One position-carrying tree for YAML and JSON. Nodes are owned by their Document and linked, so
// that building one from a stream of events needs no container: a value of a mapping knows its key,
// every node its parent and its next sibling. The root of an embedded text has the scalar that
// holds it as parent, so the way up always ends at the file's document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/span.h"

namespace dexlint {

enum class NodeKind : std::uint8_t { mapping, sequence, scalar, alias };

/// How a scalar is written. `absent` is a value that is not there (`key:` at the end of a line).
enum class ScalarStyle : std::uint8_t {
  absent,
  plain,
  single_quoted,
  double_quoted,
  literal,
  folded,
  json_string,
  json_bare
};

struct Node;
class KeyIndex;

/// A range of a layer: what a rule points at. Views a Document.
struct Place {
  const Layer* layer = nullptr;
  Span span;
};

/// Children of a mapping (the values; each knows its key) or of a sequence, in source order.
class Children {
 public:
  class iterator {
   public:
    using value_type = const Node;
    using difference_type = std::ptrdiff_t;
    iterator() = default;
    explicit iterator(const Node* node) : node_(node) {}
    const Node& operator*() const { return *node_; }
    const Node* operator->() const { return node_; }
    iterator& operator++();
    iterator operator++(int);
    bool operator==(const iterator&) const = default;

   private:
    const Node* node_ = nullptr;
  };
  explicit Children(const Node* first) : first_(first) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(); }
  bool empty() const { return first_ == nullptr; }

 private:
  const Node* first_;
};

/// A mapping, sequence, scalar or alias. Spans are bytes of `layer`'s text.
struct Node {
  NodeKind kind = NodeKind::scalar;
  ScalarStyle style = ScalarStyle::absent;
  bool unknown = false;  ///< a template action touches it: its value is not known
  bool tagged =
      false;  ///< it has a tag other than YAML's own (`!vault`): the text is not the value
  bool guessed = false;  ///< read line by line from a text that does not parse
  const Layer* layer = nullptr;
  Span span;  ///< scalar: the content without quotes, indicator or indentation of the first line;
              ///< block: first key to last value
  std::string_view text;              ///< scalar: the decoded value
  std::span<const Segment> segments;  ///< scalar: how `text` came from `layer`; empty when text is
                                      ///< the bytes under `span`
  const Node* parent = nullptr;
  const Node* key = nullptr;     ///< in a mapping: the key, a node of its own
  const Node* target = nullptr;  ///< alias: what it names; null when nothing does
  const Node* next = nullptr;
  Node* first = nullptr;
  Node* last = nullptr;
  std::size_t count = 0;  ///< children
  std::size_t index = 0;  ///< place among its parent's children, 0-based

  /// Of a large mapping: its keys, filled in by the first look-up.
  mutable std::shared_ptr<const KeyIndex> keys = {};

  bool is_mapping() const { return kind == NodeKind::mapping; }
  bool is_sequence() const { return kind == NodeKind::sequence; }
  bool is_scalar() const { return kind == NodeKind::scalar; }
  Children children() const { return Children(first); }
  /// The node itself, or what an alias names.
  const Node& resolved() const {
    return kind == NodeKind::alias && target != nullptr ? *target : *this;
  }
  /// The whole node as a place.
  Place place() const { return {layer, span}; }
  /// Links `child` (with its key already set) as the last child.
  void append(Node& child);
};

inline Children::iterator& Children::iterator::operator++() {
  node_ = node_->next;
  return *this;
}
inline Children::iterator Children::iterator::operator++(int) {
  iterator before = *this;
  ++*this;
  return before;
}

/// A scalar as rules see it: text with a place, or nothing. Filler of a template never reaches a
/// rule as text: an unknown scalar says so and its text is empty.
class Scalar {
 public:
  Scalar() = default;
  /// Null, a mapping or a sequence gives a scalar that does not exist. Aliases are followed.
  explicit Scalar(const Node* node);

  bool exists() const { return node_ != nullptr; }
  bool unknown() const { return node_ != nullptr && node_->unknown; }
  /// Written as a string: quoted, block, or plain and none of YAML's null, boolean and number
  /// words.
  bool is_quoted() const;
  /// Decoded text; empty when it does not exist or is unknown. Views the document.
  std::string_view text() const {
    return node_ == nullptr || node_->unknown ? std::string_view{} : node_->text;
  }
  /// The value's bytes, inside its quotes.
  Place place() const { return node_ == nullptr ? Place{} : node_->place(); }
  /// A part of the value; `part` in bytes of text().
  Place place(Span part) const;
  const Node* node() const { return node_; }

 private:
  const Node* node_ = nullptr;
};

/// How names are compared: YAML's way, or the way Go's encoding/json fills a struct (ASCII case is
/// ignored).
enum class KeyMatch : std::uint8_t { exact, ignore_case };

/// The value of `key` that counts: the last one, then those of merge keys (`<<`). Null when there
/// is none or `node` is no mapping. Aliases are followed.
const Node* effective(const Node* node, std::string_view key, KeyMatch match = KeyMatch::exact);
/// effective() as a scalar.
Scalar effective_scalar(const Node* node, std::string_view key, KeyMatch match = KeyMatch::exact);
/// effective() key by key, outermost first; null as soon as one is missing.
const Node* effective_path(const Node* node, std::initializer_list<std::string_view> keys);

/// Calls `visit(value)` for every value of `key`, also those that a later one overrides: an
/// overridden secret still leaks.
template <typename Visit>
void every(const Node* node, std::string_view key, KeyMatch match, Visit visit);

/// True when the ASCII letters of both are equal but for case.
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool key_matches(const Node& value, std::string_view key, KeyMatch match);

/// Up to this many values are looked through one by one; above it a mapping gets an index.
inline constexpr std::size_t small_mapping = 32;

/// The values in `mapping` that may be of `key`, in source order, whatever its case: all that are,
/// and hardly another. From an index that the first call makes.
std::span<const Node* const> indexed(const Node& mapping, std::string_view key);

template <typename Visit>
void every(const Node* node, std::string_view key, KeyMatch match, Visit visit) {
  if (node == nullptr || !node->resolved().is_mapping()) return;
  const Node& mapping = node->resolved();
  const auto offer = [&](const Node& value) {
    if (key_matches(value, key, match)) visit(value);
  };
  if (mapping.count > small_mapping) {
    for (const Node* value : indexed(mapping, key)) offer(*value);
  } else {
    for (const Node& value : mapping.children()) offer(value);
  }
}

/// One step on the way from the document's root to a node.
struct TrailStep {
  std::string name;  ///< a key, or for an item `[id=auth0]`, `[name=db]`, `[3]` (0-based)
  bool is_key = false;
};

/// The steps from the document's root down to `node`, through the scalars that hold embedded texts.
std::vector<TrailStep> trail(const Node& node);

/// The key under which `node` stands in its mapping; for the root of an embedded text the key of
/// the scalar that holds it. Empty in a sequence. Views the document.
std::string_view key_of(const Node& node);

/// Calls `visit` for `node` and all below it, a parent before its children. Aliases are not
/// followed: what they name is visited where it stands. Iterative, so that depth costs no stack.
template <typename Visit>
void walk(const Node& node, Visit visit) {
  const Node* at = &node;
  while (at != nullptr) {
    visit(*at);
    if (at->first != nullptr) {
      at = at->first;
      continue;
    }
    while (at != &node && at->next == nullptr) at = at->parent;
    at = at == &node ? nullptr : at->next;
  }
}

}  // namespace dexlint
