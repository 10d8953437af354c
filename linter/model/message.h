// What a rule says: a template with numbered places and typed arguments. A value of the file cannot
// be an argument unless it is of a kind that is public, or is found fit to be printed before it
// leaves the engine; so no message can print a secret. Formatters punctuate and quote.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dexlint {

class Scalar;
struct Node;

/// One argument of a message. There is no way to make one from any text of a file: only from what
/// the constructors name.
class Argument {
 public:
  enum class Kind { name, url, number, words };

  /// A name that this code spells.
  static Argument name(std::string_view text);
  /// Words that this code spells and that belong to the sentence: "Pachyderm", "a list of texts".
  /// Not quoted.
  static Argument words(std::string_view text);
  /// A key as it stands in a file; `…` for one that looks like a value in the wrong place.
  static Argument key(std::string_view text);
  /// `id` or `name` of a connector, client or object; "(without id)" when there is none,
  /// "(template)" when it is unknown.
  static Argument id(const Scalar& scalar);
  /// A URL without its userinfo, query and fragment; its scheme alone when a password may stand
  /// where a path does.
  static Argument url(std::string_view text);
  static Argument number(std::size_t value);
  /// Any value of a file, for rules that do not know what it is: printed only where all its bytes
  /// may be shown to anybody, as in a code frame; else `…`. "(absent)" and "(template)" for what is
  /// not there and not known.
  static Argument value(const Scalar& scalar);
  /// One of a report that was written before, back from its file: nothing of it comes from a file
  /// that was linted but what one of the others let through.
  static Argument reported(Kind kind, std::string text) { return {kind, std::move(text)}; }

  Kind kind() const { return kind_; }
  const std::string& text() const { return text_; }
  /// Of a value(): where it stands. Null for all others, and for what was found fit to be printed.
  const Node* unproven() const { return unproven_; }

 private:
  Argument(Kind kind, std::string text, const Node* unproven = nullptr)
      : kind_(kind), text_(std::move(text)), unproven_(unproven) {}
  Kind kind_;
  std::string text_;
  const Node* unproven_;
};

/// Text with places `{0}`, `{1}` …; known at compile time, unless a pack brings it.
class MessageTemplate {
 public:
  consteval MessageTemplate(const char* text)
      : text_(text), arguments_(count(text)) {}  // NOLINT: reads as a string
  /// Of text that is read at run time (a rule pack), and outlives every message made of it.
  static MessageTemplate read(std::string_view text, std::size_t arguments) {
    return {text, arguments};
  }
  constexpr std::string_view text() const { return text_; }
  constexpr std::size_t arguments() const { return arguments_; }

 private:
  constexpr MessageTemplate(std::string_view text, std::size_t arguments)
      : text_(text), arguments_(arguments) {}
  static consteval std::size_t count(std::string_view text) {
    std::size_t most = 0;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
      if (text[at] != '{' || text[at + 2] != '}') continue;
      if (text[at + 1] < '0' || text[at + 1] > '9')
        throw "a place of a message is written {0} to {9}";
      most = std::max(most, static_cast<std::size_t>(text[at + 1] - '0') + 1);
    }
    return most;
  }
  std::string_view text_;
  std::size_t arguments_;
};

/// "name", "url", "number", "words".
std::string_view name_of(Argument::Kind kind);

/// A filled template. Owns its arguments.
struct Message {
  std::string_view text;  ///< the template; static, or of what the report owns
  std::vector<Argument> arguments;

  /// The message as one line: lower case start, no full stop, each argument between `quote` on both
  /// sides. A place that has no argument stays as it is written.
  std::string render(std::string_view quote = "`") const;
};

}  // namespace dexlint
