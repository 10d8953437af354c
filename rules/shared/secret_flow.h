// The way of a value through a chart into a Secret, as places that a finding can show.
#pragma once

#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/run.h"

namespace dexlint::rules {

/// A place for each line of a template that the value passes, in order; the last says which key of
/// the Secret it ends in. Empty without a flow.
std::vector<RelatedPlace> places_of(const SecretFlow* flow);

}  // namespace dexlint::rules
