// Where the time of a run goes, for who asks (`--verbose`). A clock belongs to one thread; who has
// none passes null, and then a stage costs the look at a pointer.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dexlint {

enum class Stage : std::uint8_t {
  walk,       ///< which files there are, and what they belong to
  read,       ///< their bytes
  flow,       ///< which values of a chart reach a Secret, from its templates
  gate,       ///< which documents there are, and which of them may matter
  parse,      ///< their trees
  recognise,  ///< what the trees are, with the texts inside texts and the layers of values
  rules,      ///< what is wrong, up to findings that can be printed
  format
};
inline constexpr std::size_t stage_count = 8;

/// As it is printed.
constexpr std::string_view name_of(Stage stage) {
  constexpr std::array<std::string_view, stage_count> names = {
      "walk", "read", "flow", "gate", "parse", "recognise", "rules", "format"};
  return names[static_cast<std::size_t>(stage)];
}

using StageTimes = std::array<std::chrono::steady_clock::duration, stage_count>;

class StageClock {
 public:
  /// The times go to `times`, which must outlive the clock.
  explicit StageClock(StageTimes& times) : times_(times) {}

  /// From here to the end of the scope, time goes to `stage` and not to the one round it.
  class Scope {
   public:
    Scope(StageClock* clock, Stage stage) : clock_(clock) {
      if (clock_ != nullptr) outer_ = clock_->change_to(static_cast<std::size_t>(stage));
    }
    ~Scope() {
      if (clock_ != nullptr) clock_->change_to(outer_);
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    StageClock* clock_;
    std::size_t outer_ = stage_count;
  };

 private:
  // Gives the stage that was on; stage_count is none.
  std::size_t change_to(std::size_t stage) {
    const auto now = std::chrono::steady_clock::now();
    if (stage_ < stage_count) times_[stage_] += now - since_;
    since_ = now;
    const std::size_t before = stage_;
    stage_ = stage;
    return before;
  }

  StageTimes& times_;
  std::size_t stage_ = stage_count;
  std::chrono::steady_clock::time_point since_;
};

}  // namespace dexlint
