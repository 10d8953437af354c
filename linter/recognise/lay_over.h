// Judges connectors in Helm values by what all layers of values say together.
#pragma once

#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/values_stack.h"

namespace dexlint {

/// The same for Pachyderm's values: one for every stack that `values` is a layer of.
void lay_pachyderm_over(const HelmValues& values, const std::vector<ValuesStack>& stacks,
                        Contexts& contexts);

/// For each connector of `contexts` that stands in the mapping `values`: in its place one for every
/// stack in which it counts, with the facts of that stack; one that counts in none stays. `values`
/// is a layer of all of `stacks`; no stacks leave the connectors as they are.
void lay_over(const HelmValues& values, const std::vector<ValuesStack>& stacks, Contexts& contexts);

}  // namespace dexlint
