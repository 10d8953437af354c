// A small document as a tree, to be written in every style that YAML and JSON have. Scalars that a
// rule should find carry the rule's code; they are written as «DEX101 value», so that the expected
// places are in the text itself and go with it through whatever is done to it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint::test {

struct Child;

struct Tree {
  enum class Kind { scalar, mapping, sequence };
  Kind kind = Kind::scalar;
  std::string text;            ///< scalar: always a string; may hold marks of its own
  std::string code;            ///< scalar: what finds it; empty when nothing should
  std::vector<Child> entries;  ///< of a mapping, or of a sequence (then without keys)

  Tree(std::string scalar);
  Tree(const char* scalar);
  Tree(Kind of, std::vector<Child> children);
};

struct Child {
  std::string key;
  Tree value;
};

Tree mapping(std::vector<Child> entries);
Tree sequence(std::vector<Tree> items);
/// A scalar that a rule finds.
Tree finding(std::string code, std::string value);

enum class Quotes { plain, single, doubled, escaped };

/// How scalars and collections are written. What cannot be written plain (or in single quotes)
/// stands in double quotes.
struct YamlStyle {
  std::size_t indent = 2;
  bool indented_sequences = false;
  Quotes quotes = Quotes::plain;  ///< escaped: double, every third character as \u
  std::size_t flow_from = 100;    ///< depth from which collections are written `{…}`, `[…]`
  /// Header for texts of several lines when quotes are plain: "|", "|-", ">-".
  std::string_view block = "|";
  /// Between a key's colon and its scalar: more blanks, a new line, a tag, an anchor.
  std::string_view gap = " ";
  std::string_view key_quote = "";
};

std::string yaml(const Tree& tree, const YamlStyle& style = {});

struct JsonStyle {
  bool pretty = false;
  bool escaped = false;  ///< every third character of a finding's value as \u
};

std::string json(const Tree& tree, const JsonStyle& style = {});

}  // namespace dexlint::test
