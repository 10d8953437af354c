#include "rules/shared/free_key.h"

namespace dexlint::rules {

bool is_free_key(const Node& value, std::string_view key) {
  bool taken = false;
  every(value.parent, key, KeyMatch::ignore_case,
        [&](const Node& other) { taken = taken || &other != &value; });
  return !taken;
}

}  // namespace dexlint::rules
