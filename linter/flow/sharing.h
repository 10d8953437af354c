// Tells what stands beside other things from what stands there alone: only the latter is a value as
// it was given. Arms of one `if` stand for each other, not beside each other.
#pragma once

#include <cstddef>
#include <map>

#include "linter/flow/abstract_value.h"

namespace dexlint::flow {

/// The arms that things of one place stand in.
class Neighbours {
 public:
  void add(const Arm* arm) { ++arms_[arm]; }
  /// True when a thing in `arm` that was added stands beside another one.
  bool has_others(const Arm* arm) const;
  void clear() { arms_.clear(); }

 private:
  std::map<const Arm*, std::size_t> arms_;
};

/// True for what says nothing.
bool is_blank(const Value& value);
bool is_blank(const Piece& piece);
/// Finds out which pieces of a finished text are shared.
void mark_shared(Rendered& rendered);

}  // namespace dexlint::flow
