// What a value of YAML is once it is JSON, which is what Dex, Pachyderm and Argo CD decode: all
// three go through ghodss/yaml or sigs.k8s.io/yaml, so by YAML 1.1 (domain.md section 3; oracle
// cases 09, 20 and 27).
#pragma once

#include <cstdint>

#include "linter/model/node.h"

namespace dexlint::rules {

/// unknown: a template action, a tag of somebody's own, or an alias of nothing.
enum class JsonType : std::uint8_t { unknown, null, boolean, number, string, array, object };

/// Aliases are followed. A quoted or block scalar is a string; a plain one what YAML 1.1 makes of
/// it: `y`, `no`, `on` are booleans, `0123`, `1_000`, `1e3` and `.inf` numbers.
JsonType json_type(const Node& value);

}  // namespace dexlint::rules
