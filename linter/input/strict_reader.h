// Fills plain structs from the tree of a file for people, by the tables of their keys
// (key_table.h): a key that nobody knows, or a value of another type, is a Problem with its place,
// never silence. Here are the types that every such file has; a reader of one file derives from
// this and adds a `read` for each type of its own.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/model/document.h"
#include "linter/model/key_table.h"
#include "linter/model/nearest.h"
#include "linter/model/result.h"
#include "linter/model/severity.h"

namespace dexlint {

/// "a mapping", "a list", "a text" or "nothing".
std::string_view kind_in_words(const Node& node);
/// Nothing behind the colon, or `~`.
bool is_nothing(const Node& node);
/// "error, warning or note"
std::string choices_in_words(std::span<const std::string_view> words);
/// `path:3:1: message`; `span` is one of the document's text layer.
Problem problem_at(const Document& document, Span span, const std::string& message);

/// `Self` is the class that derives from this.
template <typename Self>
class StrictReader {
 public:
  /// `.dexlint.yaml:3:1: message`
  Problem at(Span span, const std::string& message) const {
    return problem_at(document_, span, message);
  }

 protected:
  using Wrong = std::optional<Problem>;  // nothing: all is well

  /// `document` must outlive it. With `all`, what is wrong goes there and reading goes on where it
  /// can; without, it ends at the first.
  explicit StrictReader(const Document& document, std::vector<Problem>* all = nullptr)
      : document_(document), all_(all) {}

  template <typename Of>
  Wrong read_mapping(const Node& node, Of& into);
  template <typename Enum>
  Wrong read_choice(const Node& node, std::span<const std::string_view> words, Enum& into) const;
  template <typename Value>
  Wrong read(const Node& node, std::optional<Value>& into);
  template <typename Item>
  Wrong read(const Node& node, std::vector<Item>& into);
  Wrong read(const Node& node, std::string& into) const;
  Wrong read(const Node& node, bool& into) const;
  Wrong read(const Node& node, Severity& into) const;

  Wrong wrong(const Node& node, std::string_view expected) const {
    return at(node.span,
              "expected " + std::string(expected) + ", found " + std::string(kind_in_words(node)));
  }
  Problem unknown(const Node& key, std::string_view what,
                  std::span<const std::string_view> known) const;
  /// True when it was taken down and reading may go on.
  bool takes_down(const Problem& problem) {
    if (all_ != nullptr) all_->push_back(problem);
    return all_ != nullptr;
  }

 private:
  // An alias stands for a list as long as you like: this is no place for a million values.
  static constexpr std::size_t most_values = 20'000;

  Self& self() { return static_cast<Self&>(*this); }
  template <typename Of>
  Wrong read_entry(const Node& value, Of& into);
  template <typename Of>
  Wrong lacking(const Node& node);

  const Document& document_;
  std::vector<Problem>* all_;
  std::size_t values_ = 0;
};

template <typename Self>
template <typename Of>
auto StrictReader<Self>::read_mapping(const Node& node, Of& into) -> Wrong {
  if (!node.is_mapping()) return wrong(node, "a mapping");
  std::set<std::string_view> seen;
  for (const Node& value : node.children()) {
    Wrong problem = seen.insert(value.key->text).second
                        ? read_entry(value, into)
                        : at(value.key->span, "this stands in the mapping twice");
    if (problem && !takes_down(*problem)) return problem;
  }
  return lacking<Of>(node);
}

template <typename Self>
template <typename Of>
auto StrictReader<Self>::read_entry(const Node& value, Of& into) -> Wrong {
  bool known = false;
  Wrong problem;
  std::vector<std::string_view> names;
  for_each_key<Of>([&](const auto& key) {
    names.push_back(key.name);
    if (key.name != value.key->text) return;
    known = true;
    problem = self().read(value.resolved(), into.*key.sets);
  });
  return known ? problem : unknown(*value.key, "setting", names);
}

template <typename Self>
template <typename Of>
auto StrictReader<Self>::lacking(const Node& node) -> Wrong {
  Wrong first;
  for_each_key<Of>([&](const auto& key) {
    if (first || !key.required || effective(&node, key.name) != nullptr) return;
    const Problem problem =
        at(node.span, "lacks `" + std::string(key.name) + "`: " + std::string(key.help));
    if (!takes_down(problem)) first = problem;
  });
  return first;
}

template <typename Self>
template <typename Enum>
auto StrictReader<Self>::read_choice(const Node& node, std::span<const std::string_view> words,
                                     Enum& into) const -> Wrong {
  if (!node.is_scalar() || is_nothing(node)) return wrong(node, choices_in_words(words));
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (found == words.end()) return unknown(node, "choice", words);
  into = static_cast<Enum>(found - words.begin());
  return std::nullopt;
}

template <typename Self>
template <typename Value>
auto StrictReader<Self>::read(const Node& node, std::optional<Value>& into) -> Wrong {
  return self().read(node, into.emplace());
}

template <typename Self>
template <typename Item>
auto StrictReader<Self>::read(const Node& node, std::vector<Item>& into) -> Wrong {
  if (is_nothing(node)) return std::nullopt;
  if (!node.is_sequence()) return wrong(node, "a list");
  for (const Node& item : node.children()) {
    if (++values_ > most_values) return at(item.span, "the config holds too many values");
    Wrong problem = self().read(item.resolved(), into.emplace_back());
    if (problem && !takes_down(*problem)) return problem;
  }
  return std::nullopt;
}

template <typename Self>
auto StrictReader<Self>::read(const Node& node, std::string& into) const -> Wrong {
  const Scalar text(&node);
  if (!node.is_scalar() || text.text().empty() || !text.is_quoted()) return wrong(node, "a text");
  into = text.text();
  return std::nullopt;
}

template <typename Self>
auto StrictReader<Self>::read(const Node& node, bool& into) const -> Wrong {
  static constexpr std::string_view words[] = {"false", "true"};
  int choice = 0;
  Wrong problem = read_choice(node, words, choice);
  into = choice != 0;
  return problem;
}

template <typename Self>
auto StrictReader<Self>::read(const Node& node, Severity& into) const -> Wrong {
  static constexpr std::string_view words[] = {"error", "warning", "note"};
  return read_choice(node, words, into);
}

template <typename Self>
Problem StrictReader<Self>::unknown(const Node& key, std::string_view what,
                                    std::span<const std::string_view> known) const {
  const std::string_view meant = nearest(key.text, known);
  const std::string hint = meant.empty()
                               ? known.empty() ? "" : ": expected " + choices_in_words(known)
                               : ": did you mean `" + std::string(meant) + "`?";
  return at(key.span, "there is no " + std::string(what) + " of this name" + hint);
}

}  // namespace dexlint
