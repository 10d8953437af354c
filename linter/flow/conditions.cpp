#include "linter/flow/conditions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "linter/flow/default_values.h"

namespace dexlint::flow {
namespace {

constexpr std::size_t most_ways = 6;
constexpr std::size_t most_demands = 16;  // of one way

std::uint64_t pair_of(ConditionId a, ConditionId b) {
  return (std::uint64_t{std::min(a, b)} << 32) | std::max(a, b);
}

}  // namespace

Conditions::Conditions(const ValuesPaths& paths) : paths_(paths) {
  all_ = {{Way()}, {}};
  known_ = {{all_[always], always}, {all_[never], never}};
}

ConditionId Conditions::on(PathId path, Demand demand, std::string_view constant) {
  if (paths_.is_vague(path)) return always;
  std::uint32_t number = 0;
  if (demand == Demand::equal || demand == Demand::unequal) {
    const auto [at, fresh] =
        constant_numbers_.try_emplace(constant, static_cast<std::uint32_t>(constants_.size()));
    if (fresh) constants_.push_back(constant);
    number = at->second;
  }
  const std::uint32_t asked = number << 3 | static_cast<std::uint32_t>(demand) << 1;
  const auto [known, fresh] =
      demands_.try_emplace((std::uint64_t{path} << 32) | asked, ConditionId{always});
  if (!fresh) return known->second;
  const bool changed = asks_for_change(paths_, path, demand, constant);
  return known->second = keep({{{path, asked | (changed ? 1U : 0U)}}});
}

ConditionId Conditions::both(ConditionId a, ConditionId b) {
  if (a == b || b == always || a == never) return a;
  if (a == always || b == never) return b;
  if (const auto known = both_.find(pair_of(a, b)); known != both_.end()) return known->second;
  Ways ways;
  for (const Way& one : all_[a]) {
    for (const Way& other : all_[b]) {
      work_ += one.size() + other.size();
      Way way;
      if (add(one, other, way)) ways.push_back(std::move(way));
    }
  }
  const ConditionId id = keep(std::move(ways));
  both_.emplace(pair_of(a, b), id);
  return id;
}

ConditionId Conditions::either(ConditionId a, ConditionId b) {
  if (a == b || a == always || b == never) return a;
  if (b == always || a == never) return b;
  if (const auto known = either_.find(pair_of(a, b)); known != either_.end()) return known->second;
  Ways ways = all_[a];
  ways.insert(ways.end(), all_[b].begin(), all_[b].end());
  const ConditionId id = keep(std::move(ways));
  either_.emplace(pair_of(a, b), id);
  return id;
}

Distance Conditions::distance(ConditionId id) const {
  constexpr auto far = static_cast<std::size_t>(-1);
  return all_[id].empty() ? Distance{far, far} : distance(all_[id].front());
}

std::vector<Setting> Conditions::nearest(ConditionId id) const {
  std::vector<Setting> settings;
  if (all_[id].empty()) return settings;
  for (const Atom& atom : all_[id].front()) {
    const bool compares = demand(atom) == Demand::equal || demand(atom) == Demand::unequal;
    const std::string_view text = compares ? constants_[constant(atom)] : std::string_view();
    if (is_changed(atom)) settings.push_back({atom.path, demand(atom), text, true});
  }
  return settings;
}

// Several demands on one value are one change.
Distance Conditions::distance(const Way& way) {
  std::size_t all = 0;
  PathId last = 0;
  for (const Atom& atom : way) {
    if (!is_changed(atom) || (all > 0 && atom.path == last)) continue;
    ++all;
    last = atom.path;
  }
  return {other_changes(way), all};
}

std::size_t Conditions::other_changes(const Way& way) {
  return static_cast<std::size_t>(std::count_if(way.begin(), way.end(), [](const Atom& atom) {
    return is_changed(atom) && demand(atom) != Demand::filled;
  }));
}

bool Conditions::by_distance(const Way& a, const Way& b) {
  const Distance left = distance(a);
  const Distance right = distance(b);
  if (left != right) return left < right;
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

bool Conditions::is_opposite(Atom a, Atom b) {
  return a.path == b.path && constant(a) == constant(b) &&
         (static_cast<unsigned>(demand(a)) ^ static_cast<unsigned>(demand(b))) == 1;
}

bool Conditions::is_empty(std::uint32_t constant) const {
  const std::string_view text = constants_[constant];
  return text.empty() || text == "false" || text == "0";
}

bool Conditions::excludes(Atom a, Atom b) const {
  if (demand(a) > demand(b)) std::swap(a, b);
  if (is_opposite(a, b)) return true;
  if (demand(b) != Demand::equal) return false;
  if (demand(a) == Demand::equal) return constant(a) != constant(b);
  return demand(a) == Demand::empty
             ? !is_empty(constant(b))
             : demand(a) == Demand::filled && constants_[constant(b)].empty();
}

// Both on one value and not exclusive: `b` says nothing new.
bool Conditions::implies(Atom a, Atom b) const {
  if (a == b) return true;
  if (demand(a) != Demand::equal) return false;
  return demand(b) == Demand::unequal || (demand(b) == Demand::filled && !is_empty(constant(a)));
}

// All demands of both; false when they exclude each other.
bool Conditions::add(const Way& a, const Way& b, Way& both) const {
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  for (std::size_t i = 0; i < both.size(); ++i) {
    for (std::size_t k = i + 1; k < both.size() && both[k].path == both[i].path; ++k) {
      if (excludes(both[i], both[k])) return false;
    }
  }
  const Way whole = both;
  std::erase_if(both, [&](const Atom& atom) {
    return std::any_of(whole.begin(), whole.end(), [&](const Atom& other) {
      return other.path == atom.path && !(other == atom) && implies(other, atom);
    });
  });
  // To demand less is never wrong: what the chart does by default goes first.
  for (const bool changed : {false, true}) {
    for (std::size_t i = both.size(); i-- > 0 && both.size() > most_demands;) {
      if (is_changed(both[i]) == changed) both.erase(both.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return true;
}

// `x and a, or x and not a` is x.
bool Conditions::join_opposites(Ways& ways) {
  for (std::size_t i = 0; i < ways.size(); ++i) {
    for (std::size_t k = i + 1; k < ways.size(); ++k) {
      if (ways[i].size() != ways[k].size()) continue;
      std::size_t different = ways[i].size();
      std::size_t differences = 0;
      for (std::size_t at = 0; at < ways[i].size() && differences < 2; ++at) {
        if (ways[i][at] == ways[k][at]) continue;
        different = at;
        ++differences;
      }
      if (differences != 1 || !is_opposite(ways[i][different], ways[k][different])) continue;
      ways[i].erase(ways[i].begin() + static_cast<std::ptrdiff_t>(different));
      ways.erase(ways.begin() + static_cast<std::ptrdiff_t>(k));
      return true;
    }
  }
  return false;
}

// The furthest ways become one that demands what they have in common.
void Conditions::fold_surplus(Ways& ways) {
  while (ways.size() > most_ways) {
    const Way last = std::move(ways.back());
    ways.pop_back();
    Way common;
    std::set_intersection(ways.back().begin(), ways.back().end(), last.begin(), last.end(),
                          std::back_inserter(common));
    ways.back() = std::move(common);
  }
}

ConditionId Conditions::keep(Ways ways) {
  const auto tidy = [](Ways& all) {
    std::sort(all.begin(), all.end(), by_distance);
    Ways kept;
    for (Way& way : all) {
      const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Way& other) {
        return std::includes(way.begin(), way.end(), other.begin(), other.end());
      });
      if (!covered) kept.push_back(std::move(way));
    }
    all = std::move(kept);
  };
  for (const Way& way : ways) work_ += way.size();
  do tidy(ways);
  while (join_opposites(ways));
  if (ways.size() > most_ways) {
    fold_surplus(ways);
    tidy(ways);
  }
  const auto [known, fresh] =
      known_.try_emplace(std::move(ways), static_cast<ConditionId>(all_.size()));
  if (fresh) all_.push_back(known->first);
  return known->second;
}

}  // namespace dexlint::flow
