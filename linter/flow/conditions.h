// What must hold in a user's values for a template to make a piece of text: any one of a few ways,
// each a list of demands on settings. A condition never says more than is certain: what cannot be
// told from the values (`.Capabilities`, what a range goes over, `lookup`) demands nothing. So it
// tells how far a text is from what the chart makes by default: how many settings have to change.
//
// A setting is a switch (a boolean or a number that is asked for yes or no) or a choice (a value
// that is compared with a constant). A text, list or map that has to be there is none: to give one
// is what values are for. One that the chart itself gives and that must not be there is.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/flow/values_paths.h"

namespace dexlint::flow {

/// A number of a Conditions table.
using ConditionId = std::uint32_t;
inline constexpr ConditionId always = 0;
inline constexpr ConditionId never = 1;

enum class Demand : std::uint8_t {
  filled,   ///< true, not 0, there
  empty,    ///< false, 0, not there
  equal,    ///< as the constant
  unequal,  ///< not as the constant
};

/// A demand on a value, and whether the chart's own values would have to be changed for it.
struct Setting {
  PathId path = 0;
  Demand demand = Demand::filled;
  std::string_view constant = {};
  bool changed = false;
};

/// How far from what the chart makes by default: to turn something on is nearer than to turn it
/// off, to take a text away or to choose another constant.
struct Distance {
  std::size_t others = 0;   ///< changes that turn nothing on
  std::size_t changes = 0;  ///< settings that must be changed at least
  auto operator<=>(const Distance&) const = default;
};

/// Owns conditions; equal ones have one number.
class Conditions {
 public:
  /// `paths` must outlive it, and has all values laid before a demand is made.
  explicit Conditions(const ValuesPaths& paths);

  /// `constant` must outlive it. A path with a key that is not known demands nothing.
  ConditionId on(PathId path, Demand demand, std::string_view constant = {});
  ConditionId both(ConditionId a, ConditionId b);
  ConditionId either(ConditionId a, ConditionId b);

  /// Of the nearest way; far beyond all for `never`.
  Distance distance(ConditionId id) const;
  /// The settings to change on the nearest way, by path.
  std::vector<Setting> nearest(ConditionId id) const;
  /// Demands that were looked at.
  std::size_t work() const { return work_; }

 private:
  /// Sorted by path; `what` is the number of the constant, the demand, and whether it is a change.
  struct Atom {
    PathId path;
    std::uint32_t what;
    auto operator<=>(const Atom&) const = default;
  };
  using Way = std::vector<Atom>;
  using Ways = std::vector<Way>;  // nearest first; none: never; an empty one: always

  static Demand demand(Atom atom) { return static_cast<Demand>(atom.what >> 1 & 3); }
  static std::uint32_t constant(Atom atom) { return atom.what >> 3; }
  static bool is_changed(Atom atom) { return (atom.what & 1) != 0; }
  static Distance distance(const Way& way);
  static std::size_t other_changes(const Way& way);
  static bool is_opposite(Atom a, Atom b);
  static bool by_distance(const Way& a, const Way& b);
  static void fold_surplus(Ways& ways);
  static bool join_opposites(Ways& ways);

  bool excludes(Atom a, Atom b) const;
  bool implies(Atom a, Atom b) const;
  bool is_empty(std::uint32_t constant) const;
  bool add(const Way& a, const Way& b, Way& both) const;
  ConditionId keep(Ways ways);

  const ValuesPaths& paths_;
  std::deque<Ways> all_;
  std::map<Ways, ConditionId> known_;
  std::unordered_map<std::uint64_t, ConditionId> both_;
  std::unordered_map<std::uint64_t, ConditionId> either_;
  std::unordered_map<std::uint64_t, ConditionId> demands_;
  std::vector<std::string_view> constants_;
  std::unordered_map<std::string_view, std::uint32_t> constant_numbers_;
  std::size_t work_ = 0;
};

}  // namespace dexlint::flow
