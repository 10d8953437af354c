// One step of several that may fail.
#pragma once

#include <optional>
#include <utility>

#include "linter/model/result.h"

namespace dexlint {

/// Moves what `result` holds to `into`. False, and `problem` set, when it holds a problem.
template <typename T>
bool take(Result<T> result, T& into, std::optional<Problem>& problem) {
  if (result) {
    into = std::move(*result);
  } else {
    problem = result.error();
  }
  return result.has_value();
}

}  // namespace dexlint
