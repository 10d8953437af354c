// The rules and texts that the findings of a report which was read point to. Rules of this program
// are its own constants; those of a newer release or of another tool are made here, and texts that
// are literals elsewhere are kept here. The report owns it (Report::owned).
#pragma once

#include <list>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "linter/model/rule.h"

namespace dexlint {

class KnownWords {
 public:
  explicit KnownWords(std::span<const Rule* const> rules);

  /// A copy that lives as long as this.
  std::string_view keep(std::string text);

  /// The same of a name, which reports print as it is: what may not stand in one becomes `-`.
  std::string_view keep_name(std::string_view name);

  /// The rule of this program with that code; null when it has none.
  const Rule* find(std::string_view code) const;

  /// The rule of this program, or of those made before, with the code of `described`; else a rule
  /// made of it. What may not stand in a code or an id is replaced by `-`, since reports print both
  /// as they are; a `help_url` that is no plain https:// is dropped.
  const Rule* rule(const Rule& described);

 private:
  std::map<std::string_view, const Rule*> rules_;  // by code
  std::set<std::string, std::less<>> texts_;
  std::list<Rule> made_;
};

/// A rule that never speaks, to describe others with.
Rule described_rule();

}  // namespace dexlint
