#include "linter/model/config.h"

namespace dexlint {

bool is_of(Profile profile, const Rule& rule) {
  if (profile == Profile::all || rule.category == Category::meta) return true;
  return (rule.category == Category::secret) == (profile == Profile::secrets);
}

}  // namespace dexlint
