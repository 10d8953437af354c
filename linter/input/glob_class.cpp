#include "linter/input/glob_class.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_between(unsigned c, unsigned low, unsigned high) { return low <= c && c <= high; }
bool is_digit(unsigned c) { return is_between(c, '0', '9'); }
bool is_upper(unsigned c) { return is_between(c, 'A', 'Z'); }
bool is_lower(unsigned c) { return is_between(c, 'a', 'z'); }
bool is_alpha(unsigned c) { return is_upper(c) || is_lower(c); }
bool is_alnum(unsigned c) { return is_alpha(c) || is_digit(c); }
bool is_blank(unsigned c) { return c == ' ' || c == '\t'; }
// As git has it: without vertical tab and form feed.
bool is_space(unsigned c) { return is_blank(c) || c == '\n' || c == '\r'; }
bool is_graph(unsigned c) { return is_between(c, 0x21, 0x7e); }
bool is_print(unsigned c) { return is_between(c, 0x20, 0x7e); }
bool is_cntrl(unsigned c) { return c < 0x20 || c == 0x7f; }
bool is_punct(unsigned c) { return is_graph(c) && !is_alnum(c); }
bool is_xdigit(unsigned c) {
  return is_digit(c) || is_between(c, 'a', 'f') || is_between(c, 'A', 'F');
}

// The classes of POSIX, in ASCII whatever the locale.
constexpr std::array<std::pair<std::string_view, bool (*)(unsigned)>, 12> classes{
    {{"alnum", is_alnum},
     {"alpha", is_alpha},
     {"blank", is_blank},
     {"cntrl", is_cntrl},
     {"digit", is_digit},
     {"graph", is_graph},
     {"lower", is_lower},
     {"print", is_print},
     {"punct", is_punct},
     {"space", is_space},
     {"upper", is_upper},
     {"xdigit", is_xdigit}}};

// Reads what stands between `[` and `]`.
class ClassReader {
 public:
  ClassReader(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  // The place behind `]`; npos when there is none, or a class has a name that nobody knows.
  std::size_t read(std::bitset<256>& set) {
    const bool negated = at_ < pattern_.size() && (here() == '!' || here() == '^');
    if (negated) ++at_;
    // A `]` in the first place is a member.
    for (bool first = true; at_ < pattern_.size(); first = false) {
      if (here() == ']' && !first) {
        if (negated) set.flip();
        return at_ + 1;
      }
      if (!read_member(set)) return npos;
    }
    return npos;
  }

 private:
  char here() const { return pattern_[at_]; }

  bool read_member(std::bitset<256>& set) {
    if (pattern_.substr(at_, 2) == "[:") {
      const std::size_t end = pattern_.find(']', at_ + 2);
      if (end == npos) return false;
      if (end > at_ + 2 && pattern_[end - 1] == ':')
        return read_named(pattern_.substr(at_ + 2, end - at_ - 3), end + 1, set);
    }
    const bool range =
        here() == '-' && has_low_ && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']';
    if (range) ++at_;
    if (here() == '\\' && ++at_ >= pattern_.size()) return false;
    const auto high = static_cast<unsigned char>(here());
    for (unsigned c = range ? low_ : high; c <= high; ++c) set.set(c);
    low_ = high;
    has_low_ = !range;
    ++at_;
    return true;
  }

  bool read_named(std::string_view name, std::size_t behind, std::bitset<256>& set) {
    const auto known = std::find_if(classes.begin(), classes.end(),
                                    [&](const auto& each) { return each.first == name; });
    if (known == classes.end()) return false;
    for (unsigned c = 0; c < set.size(); ++c) {
      if (known->second(c)) set.set(c);
    }
    at_ = behind;
    has_low_ = false;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_;
  unsigned low_ = 0;  // where a range would start
  bool has_low_ = false;
};

}  // namespace

std::size_t read_glob_class(std::string_view pattern, std::size_t at, std::bitset<256>& set) {
  return ClassReader(pattern, at).read(set);
}

}  // namespace dexlint
