// What may stand in a variable when a chart is rendered, whatever the user's values are: a part of
// the values tree, something made from such parts, constants, dicts and lists built by the
// template, or rendered text. A Value never changes; a Dict does, because `set` changes it.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/template_tree.h"
#include "linter/flow/values_paths.h"
#include "linter/model/span.h"

namespace dexlint::flow {

/// Bytes of one of the chart's files, by its number.
struct FilePlace {
  std::uint32_t file = 0;
  Span span;
};

/// How much of a value is left in what was made of it. The larger, the less.
enum class Kept : std::uint8_t {
  whole,        ///< itself, quoted or encoded
  part,         ///< among other text, cut or joined
  hashed,       ///< a password hash of it
  certificate,  ///< a name in a certificate
};

struct Source {
  PathId path = 0;
  Kept kept = Kept::whole;
  FilePlace read;  ///< where the template reads it
};
/// Sorted by path, each path once.
using Sources = std::vector<Source>;

struct Literal {
  std::string_view text;
  bool bare = false;  ///< a number, true, false
  auto operator<=>(const Literal&) const = default;
};

struct Value;
struct Rendered;

struct Dict {
  std::map<std::string_view, const Value*> entries;
  const Value* base = nullptr;  ///< what was merged into it
  bool is_root = false;         ///< what templates are called with: Values, Release, Chart …
};

struct List {
  std::vector<const Value*> items;
};

struct Value {
  Sources tree = {};                   ///< it is the values at these paths
  Sources made = {};                   ///< it is made from the values at these paths
  Sources keys = {};                   ///< it is a key of the map at these paths
  std::vector<Literal> literals = {};  ///< sorted
  std::vector<Dict*> dicts = {};
  std::vector<const List*> lists = {};
  /// Text with a structure of its own; `made` says what is in it.
  const Rendered* text = nullptr;
  std::size_t indent = 0;  ///< blanks before each line of it
  bool on_new_line = false;
  bool opaque = false;  ///< it may also be something that nothing is known of

  /// True when it is certainly nothing: nil, a missing key.
  bool is_nothing() const {
    return tree.empty() && made.empty() && keys.empty() && literals.empty() && dicts.empty() &&
           lists.empty() && text == nullptr && !opaque;
  }
};

/// A piece of rendered text: as it stands in a template, or a value with the action it comes from.
struct Piece {
  std::string_view text;
  const Value* value = nullptr;
  FilePlace place;
};

/// What a template makes; branches that exclude each other stand one after the other.
struct Rendered {
  std::vector<Piece> pieces;
  std::size_t nested = 0;  ///< how deep texts are inside of texts
  bool several = false;    ///< more than one thing stands in one branch
};

enum class Truth : std::uint8_t { no, yes, unknown };

/// Owns values, and knows how to make and join them. All pointers live as long as it does.
class Values {
 public:
  explicit Values(ValuesPaths& paths) : paths_(paths) {}

  const Value* nothing() const { return &nothing_; }
  const Value* opaque() const { return &opaque_; }
  const Value* keep(Value value) { return &values_.emplace_back(std::move(value)); }
  const Value* literal(std::string_view text, bool bare = false);
  const Value* tree(PathId path, FilePlace read);
  Dict& dict() { return dicts_.emplace_back(); }
  const Value* of(Dict& dict);
  const Value* list(std::vector<const Value*> items);
  std::string_view text(std::string text) { return texts_.emplace_back(std::move(text)); }
  Rendered& rendered() { return rendered_.emplace_back(); }

  const Value* join(const Value* a, const Value* b);
  /// The value of `key`; `read`: the expression, for what is read from the values tree here.
  const Value* field(const Value* value, std::string_view key, FilePlace read);
  /// The value of a key that is not known.
  const Value* any_field(const Value* value, FilePlace read);
  /// What `range` goes over, or an item that is not known.
  const Value* element(const Value* value, FilePlace read);
  /// `set`: the dicts change, and so does what is read below the values tree from now on.
  void set(const Value* target, std::string_view key, const Value* value);
  /// `merge`: the dicts of `target` also have what is in `more`.
  void lay_under(const Value* target, const Value* more);
  /// All that is in a value, at any depth, as something made of it.
  Sources contents(const Value& value) const;
  /// A value made from the contents of `value`.
  const Value* made_from(const Value* value, Kept kept);
  Truth truth(const Value& value) const;
  /// A number that is the same for values of the same content.
  std::uint64_t fingerprint(const Value& value) const;
  /// The one constant that the value is; null when it may be something else.
  static const Literal* constant(const Value& value);

  ValuesPaths& paths() { return paths_; }
  /// Sources and entries that were looked at or copied: what a chart costs besides its steps.
  std::size_t work() const { return work_; }
  bool has_aliases() const { return !aliases_.empty(); }

 private:
  struct Visit;
  void add_contents(const Value& value, Sources& all, Visit& visit) const;
  std::uint64_t hash(const Value& value, Visit& visit) const;

  ValuesPaths& paths_;
  Value nothing_;
  Value opaque_ = {.opaque = true};
  std::deque<Value> values_;
  std::deque<Dict> dicts_;
  std::deque<List> lists_;
  std::deque<Rendered> rendered_;
  std::deque<std::string> texts_;
  int nested_fields_ = 0;
  mutable std::size_t work_ = 0;
  std::map<PathId, const Value*> aliases_;  // what `set` put into the values tree
};

/// Adds what is new in `more`.
void merge(Sources& sources, const Sources& more);

}  // namespace dexlint::flow
