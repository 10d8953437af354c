// Colours of the text format, as terminals take them; empty when colours are off.
#pragma once

#include <string>
#include <string_view>

#include "linter/model/severity.h"

namespace dexlint {

class Palette {
 public:
  explicit Palette(bool color) : color_(color) {}

  std::string of(Severity severity, std::string_view text) const {
    static constexpr std::string_view codes[] = {"1;31", "1;33", "1;34"};
    return painted(codes[static_cast<std::size_t>(severity)], text);
  }
  std::string bold(std::string_view text) const { return painted("1", text); }
  /// Line numbers, bars and arrows.
  std::string rail(std::string_view text) const { return painted("2;34", text); }

 private:
  std::string painted(std::string_view code, std::string_view text) const {
    if (!color_ || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
  bool color_;
};

}  // namespace dexlint
