// Whether what a rule pack says of a value holds, in three-valued logic: what a template or a
// reference fills in is not known, and neither is what is absent from a part of something larger.
#pragma once

#include <cstdint>

#include "linter/model/pack.h"
#include "rules/pack/thing.h"

namespace dexlint::pack {

enum class Truth : std::uint8_t { no, unknown, yes };

/// A value that is judged, and the thing that it stands in.
struct Subject {
  const Thing& thing;
  const Node* value = nullptr;  ///< null: there is none
};

/// The value at a plain path; null when there is none.
const Node* find(const Thing& thing, const NodePath& path);

Truth holds(const Condition& condition, const Subject& subject);

/// Items of a list, keys of a mapping; 0 of all else.
std::size_t count_of(const Node* value);

}  // namespace dexlint::pack
