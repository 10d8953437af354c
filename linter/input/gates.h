// The gates of a run, by what a document is.
#pragma once

#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/input/gate.h"

namespace dexlint {

/// Built once a run, then shared by all threads; stays where it is.
class Gates {
 public:
  /// Everything wakes.
  Gates() = default;
  /// What the literals view must outlive the gates. Of no literals a gate is open.
  Gates(const std::vector<std::string_view>& configurations, std::vector<std::string_view> schemas)
      : configurations_(configurations), literals_(std::move(schemas)) {}

  const Gate& configurations() const { return configurations_; }
  /// For the little that can be said of a schema (schema_text.h). Most runs meet none: made when it
  /// is first asked for.
  const Gate& schemas() const {
    std::call_once(once_, [this] { schemas_ = Gate(literals_); });
    return schemas_;
  }

 private:
  const Gate configurations_;
  const std::vector<std::string_view> literals_;
  mutable std::once_flag once_;
  mutable Gate schemas_;
};

}  // namespace dexlint
