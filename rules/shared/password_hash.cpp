#include "rules/shared/password_hash.h"

namespace dexlint::rules {

bool is_password_hash(std::string_view text) {
  for (const std::string_view mark :
       {"$2a$", "$2b$", "$2y$", "$apr1$", "$argon2", "$6$", "$5$", "{SSHA}", "{SHA}"}) {
    const std::size_t at = text.find(mark);
    if (at == 0 || (at != std::string_view::npos && text[at - 1] == ':')) return true;
  }
  return false;
}

}  // namespace dexlint::rules
