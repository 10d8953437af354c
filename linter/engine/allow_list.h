// The entries of `allow:` in the config: findings that were judged where no comment can stand.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "linter/engine/known_secrets.h"
#include "linter/engine/policy.h"
#include "linter/input/gitignore.h"

namespace dexlint {

/// What became of the entries, by their index.
struct AllowUse {
  std::set<std::size_t> used = {};  ///< something was suppressed
  std::set<std::size_t> met = {};   ///< the file that the entry names was read

  bool empty() const { return used.empty() && met.empty(); }
  void add(const AllowUse& other);
};

class AllowList {
 public:
  /// Must outlive the list.
  explicit AllowList(const Policy& policy);

  bool empty() const { return policy_.allow.empty(); }
  /// Suppresses the findings of one file that an entry covers; `place`: from the config's folder
  /// on. An entry that has expired covers nothing.
  void apply(std::vector<Finding>& findings, const std::string& place, Rules ran,
             const KnownSecrets& secrets, AllowUse& use) const;

  struct Idle {
    const Allow* entry = nullptr;
    bool expired = false;
  };
  /// Entries that have expired, and those that suppressed nothing though a rule of theirs is among
  /// `ran` and what they speak about was read: in a run of the whole folder all of it, else the
  /// file that they name.
  std::vector<Idle> idle(const AllowUse& use, Rules ran) const;

 private:
  struct Compiled {
    Gitignore paths;
    bool names_a_file = false;  // a path without a wildcard
  };
  bool is_over(const Allow& entry) const;
  bool covers(std::size_t entry, const Finding& finding) const;

  const Policy& policy_;
  std::vector<Compiled> compiled_;
};

}  // namespace dexlint
