#include "rules/shared/bare_key.h"

#include "linter/model/words.h"

namespace dexlint::rules {

std::string bare_key(std::string_view key) {
  std::string out;
  for (const char c : lower_case(key)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace dexlint::rules
