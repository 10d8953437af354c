#include "linter/flow/default_values.h"

#include <algorithm>
#include <array>

#include "linter/model/words.h"

namespace dexlint::flow {
namespace {

constexpr std::array<std::string_view, 11> true_words = {
    "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y"};
constexpr std::array<std::string_view, 11> false_words = {
    "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N"};
constexpr std::array<std::string_view, 4> null_words = {"~", "null", "Null", "NULL"};

const Node* default_of(const ValuesPaths& paths, PathId path) {
  return paths.exists(path) ? &paths.nodes(path).front().node->resolved() : nullptr;
}

bool is_number(std::string_view text) {
  const bool digits =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && text.find_first_not_of("+-.0123456789") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

bool is_zero(std::string_view text) {
  return text.find_first_not_of("+-.0") == std::string_view::npos;
}

// `~` and `null` are no text.
bool is_nothing(const Node& node) {
  const bool bare = node.style == ScalarStyle::plain || node.style == ScalarStyle::json_bare;
  return node.text.empty() || (bare && is_one_of(null_words, node.text));
}

DefaultKind kind_of(const Node* node) {
  if (node == nullptr) return DefaultKind::absent;
  if (!node->is_scalar()) return DefaultKind::structure;
  const bool bare = node->style == ScalarStyle::plain || node->style == ScalarStyle::json_bare;
  if (!bare) return DefaultKind::text;
  if (is_one_of(true_words, node->text) || is_one_of(false_words, node->text))
    return DefaultKind::boolean;
  return is_number(node->text) ? DefaultKind::number : DefaultKind::text;
}

}  // namespace

DefaultKind default_kind(const ValuesPaths& paths, PathId path) {
  return kind_of(default_of(paths, path));
}

bool asks_for_change(const ValuesPaths& paths, PathId path, Demand demand,
                     std::string_view constant) {
  const Node* node = default_of(paths, path);
  const DefaultKind kind = kind_of(node);
  if (demand == Demand::equal || demand == Demand::unequal) {
    const bool same = node != nullptr && node->is_scalar() && node->text == constant;
    return same == (demand == Demand::unequal);
  }
  // To give a text is what values are for; to take away the one that the chart gives is a change.
  if (kind == DefaultKind::text) return demand == Demand::empty && !is_nothing(*node);
  if (kind == DefaultKind::structure) return demand == Demand::empty && !node->children().empty();
  if (kind != DefaultKind::boolean && kind != DefaultKind::number) return false;
  const bool filled =
      kind == DefaultKind::boolean ? is_one_of(true_words, node->text) : !is_zero(node->text);
  return filled != (demand == Demand::filled);
}

}  // namespace dexlint::flow
