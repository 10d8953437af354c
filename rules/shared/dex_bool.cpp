#include "rules/shared/dex_bool.h"

#include "rules/shared/json_type.h"

namespace dexlint::rules {

std::optional<bool> bool_of(const Scalar& value) {
  if (!value.exists() || json_type(*value.node()) != JsonType::boolean) return std::nullopt;
  const char first = value.text()[0];
  const bool on = (first == 'o' || first == 'O') && value.text().size() == 2;
  return on || first == 'y' || first == 'Y' || first == 't' || first == 'T';
}

bool is_true(const Scalar& value) { return bool_of(value) == true; }

}  // namespace dexlint::rules
