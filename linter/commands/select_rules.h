// Which rules run: `--select` and `--ignore` name them by code, id, alias, category or the
// beginning of a code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/model/result.h"
#include "linter/model/rule.h"

namespace dexlint {

/// Those of `all` that are left, sorted by code. A name that fits none is a Problem that suggests
/// the nearest.
Result<std::vector<const Rule*>> select_rules(Rules all, const std::vector<std::string>& select,
                                              const std::vector<std::string>& ignore);

/// `redirect-uri-not-https.plain-http-hosts=*.lab.example` taken apart, the rule by any of its
/// names. An unknown rule or option is a Problem that says which there are.
Result<OptionValues> rule_options(Rules all, const std::vector<std::string>& settings);

}  // namespace dexlint
