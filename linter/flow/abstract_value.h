// What may stand in a variable when a chart is rendered, whatever the user's values are: a part of
// the values tree, something made from such parts, constants, dicts and lists built by the
// template, or rendered text. A Value never changes; a Dict does, because `set` changes it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/conditions.h"
#include "linter/flow/template_tree.h"
#include "linter/flow/values_paths.h"
#include "linter/model/pool.h"
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
  ConditionId when = always;
};
/// Sorted by path, each path once.
using Sources = std::vector<Source>;

struct Literal {
  std::string_view text;
  bool bare = false;  ///< a number, true, false
  ConditionId when = always;
};

inline bool same_text(const Literal& a, const Literal& b) {
  return a.text == b.text && a.bare == b.bare;
}
/// As a condition takes it.
inline bool is_false(const Literal& literal) {
  return literal.text.empty() || (literal.bare && (literal.text == "false" || literal.text == "0"));
}

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

/// What holds for one of several things that a value may be is its `when`; a dict or a list may be
/// it always.
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
  bool filled = false;  ///< what is made, rendered or not known here is certainly not empty
  ConditionId text_when = always;
  ConditionId opaque_when = always;

  /// True when it is certainly nothing: nil, a missing key.
  bool is_nothing() const {
    return tree.empty() && made.empty() && keys.empty() && literals.empty() && dicts.empty() &&
           lists.empty() && text == nullptr && !opaque;
  }
  /// True when what is made, rendered or not known here may be empty.
  bool may_be_empty() const {
    return !filled && (!made.empty() || !keys.empty() || text != nullptr || opaque);
  }
};

/// A branch that may be taken or not, inside of another one. Two arms of one `if` exclude each
/// other, whatever it asks for.
struct Arm {
  const Arm* outer = nullptr;
  std::size_t depth = 0;
  std::size_t branch = 0;  ///< the number of the `if`
};

/// A piece of rendered text: as it stands in a template, or a value with the action it comes from.
struct Piece {
  std::string_view text;
  const Value* value = nullptr;
  FilePlace place;
  ConditionId when = always;  ///< since the start of the template that makes it
  const Arm* arm = nullptr;
  bool shared = false;  ///< other pieces stand beside it, in an arm that can be taken as well
};

/// What a template makes; branches that exclude each other stand one after the other.
struct Rendered {
  std::vector<Piece> pieces;
  std::size_t nested = 0;  ///< how deep texts are inside of texts
};

/// Owns values, and knows how to make and join them. All pointers live as long as it does.
class Values {
 public:
  explicit Values(ValuesPaths& paths) : paths_(paths), conditions_(paths) {}

  const Value* nothing() const { return &nothing_; }
  const Value* opaque() const { return &opaque_; }
  const Value* keep(Value value) { return &values_.add(std::move(value)); }
  const Value* literal(std::string_view text, bool bare = false);
  const Value* tree(PathId path, FilePlace read, ConditionId when = always);
  Dict& dict() { return dicts_.add(); }
  const Value* of(Dict& dict);
  const Value* list(std::vector<const Value*> items);
  std::string_view text(std::string text) { return texts_.add(std::move(text)); }
  Rendered& rendered() { return rendered_.add(); }
  const Arm* arm(const Arm* outer, std::size_t branch) {
    return &arms_.add(Arm{outer, outer == nullptr ? 1 : outer->depth + 1, branch});
  }

  const Value* join(const Value* a, const Value* b);
  /// `value` where `when` holds; nothing that is never.
  const Value* guarded(const Value* value, ConditionId when);
  /// What is left of `value` where it is true.
  const Value* where_true(const Value* value);
  /// When `value` is true (or false), as a template asks for it.
  ConditionId holds(const Value& value, bool truth);
  /// True or false, each when it is.
  const Value* boolean(ConditionId yes, ConditionId no);
  /// Adds what is new in `more`.
  void merge(Sources& sources, const Sources& more, ConditionId when = always) const;
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
  Sources contents(const Value& value, ConditionId when = always) const;
  /// A value made from the contents of `value`.
  const Value* made_from(const Value* value, Kept kept);
  /// When `a` and `b` are equal (or not), as `eq` compares them; always where it cannot be told.
  ConditionId compares(const Value& a, const Value& b, bool equal);
  /// A number that is the same for values of the same content.
  std::uint64_t fingerprint(const Value& value) const;
  /// The one constant that the value is; null when it may be something else.
  static const Literal* constant(const Value& value);

  ValuesPaths& paths() { return paths_; }
  Conditions& conditions() const { return conditions_; }
  /// Sources and entries that were looked at or copied: what a chart costs besides its steps.
  std::size_t work() const { return work_ + conditions_.work() / 4; }
  bool has_aliases() const { return !aliases_.empty(); }

 private:
  struct Visit;
  ConditionId when_source(const Source& source, Demand demand, std::string_view constant = {});
  void add_contents(const Value& value, Sources& all, Visit& visit) const;
  std::uint64_t hash(const Value& value, Visit& visit) const;

  ValuesPaths& paths_;
  mutable Conditions conditions_;
  Value nothing_;
  Value opaque_ = {.opaque = true};
  Pool<Value> values_;
  Pool<Dict> dicts_;
  Pool<List> lists_;
  Pool<Rendered> rendered_;
  Pool<std::string> texts_;
  Pool<Arm> arms_;
  int nested_fields_ = 0;
  mutable std::size_t work_ = 0;
  std::map<PathId, const Value*> aliases_;  // what `set` put into the values tree
};

/// True for a value that is constants and nothing else.
bool only_literals(const Value& value);
/// True when a text of the one arm and a text of the other never stand together.
bool exclude_each_other(const Arm* a, const Arm* b);

}  // namespace dexlint::flow
