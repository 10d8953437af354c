// Whether what a rule pack says of a value holds, in three-valued logic: what a template or a
// reference fills in is not known, and neither is what is absent from a part of something larger.
#pragma once

#include <cstdint>

#include "linter/model/contexts.h"
#include "linter/model/pack.h"

namespace dexlint::pack {

enum class Truth : std::uint8_t { no, unknown, yes };

/// One of the things that a rule looks in, and where paths start.
struct Thing {
  const Node* node = nullptr;
  /// Of a connector, where `config` leads: a text may hold it. Null for all else.
  const Node* config = nullptr;
  const PachydermValues* values = nullptr;  ///< with the layers below and above them
  KeyMatch match = KeyMatch::exact;
  bool complete = false;  ///< what is absent here is missing
  Scalar name = {};       ///< what messages call it; may not exist
  PathClass path_class = PathClass::normal;
};

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
