// A pattern for names and paths, read as git's wildmatch reads it: `*` and `?` stop at a slash,
// `**` between slashes does not, `[…]` knows ranges and POSIX classes, `\` takes the next character
// as it is. Patterns come from scanned repositories, so matching follows all ways at once instead
// of trying one after the other: `*a*a*a*b` costs no more than pattern times text.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

/// Work done, and how much may be. Whoever matches against many patterns passes one of these along.
struct Steps {
  std::size_t taken = 0;
  std::size_t limit = 1'000'000;

  bool spent() const { return taken >= limit; }
};

class Glob {
 public:
  /// Any bytes will do. A class without an end, or of an unknown name, matches nothing.
  explicit Glob(std::string_view pattern);

  /// True when the pattern matches all of `text`; false when the steps are spent. Bytes are
  /// compared, in the case they have.
  bool matches(std::string_view text, Steps& steps) const;

 private:
  enum class Kind : std::uint8_t {
    character,
    set,       // one byte of a set, never a slash
    part,      // any bytes up to a slash
    anything,  // any bytes
    folders,   // stands before `anything` and a slash, and may leave both out
  };
  struct Element {
    Kind kind;
    char character = '\0';
    std::uint32_t set = 0;  // which of sets_
  };
  using Set = std::bitset<256>;
  // The elements that may come next, each once.
  struct Places;

  void add(Kind kind, char character = '\0') { elements_.push_back({kind, character}); }
  void add_set(const Set& set);
  std::size_t add_stars(std::string_view pattern, std::size_t at);
  std::size_t add_class(std::string_view pattern, std::size_t at);
  void find_tail();
  void skip_optional(Places& places) const;
  bool takes(const Element& element, char c) const;

  std::vector<Element> elements_;
  std::vector<Set> sets_;
  std::string tail_;  // what every match ends with: most texts are turned down by that alone
  bool possible_ = true;
};

}  // namespace dexlint
