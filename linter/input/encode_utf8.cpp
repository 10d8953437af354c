#include "linter/input/encode_utf8.h"

namespace dexlint {

void append_utf8(std::string& out, char32_t code_point) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(value); };
  if (code_point > 0x10FFFF || is_high_surrogate(code_point) || is_low_surrogate(code_point))
    code_point = 0xFFFD;
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | (code_point >> 6U));
    byte(0x80 | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    byte(0xE0 | (code_point >> 12U));
    byte(0x80 | ((code_point >> 6U) & 0x3FU));
    byte(0x80 | (code_point & 0x3FU));
  } else {
    byte(0xF0 | (code_point >> 18U));
    byte(0x80 | ((code_point >> 12U) & 0x3FU));
    byte(0x80 | ((code_point >> 6U) & 0x3FU));
    byte(0x80 | (code_point & 0x3FU));
  }
}

}  // namespace dexlint
