// The proof that an edit did what it was meant to do. A mend is about one node: its text, its key,
// or where it stands. The file is read again behind the edits, texts inside texts included, and
// both readings are held against each other: the nodes that were meant differ as they should, and
// no other differs at all.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "linter/model/compose.h"
#include "linter/model/document.h"
#include "linter/model/run.h"

namespace dexlint {

class MeantChanges {
 public:
  /// What is to change in `before` when `claims` are mended together. `edits`: what compose() made
  /// of their mends. `before` must outlive this.
  MeantChanges(const Document& before, const std::vector<const Claim*>& claims,
               const EditsByLayer& edits);

  /// True when `after` is `before` with these changes and no others. Both were read to the end,
  /// with nothing left out by a gate.
  bool are_all_of(const Document& after) const;

 private:
  using Pair = std::pair<const Node*, const Node*>;

  void expect(const Claim& claim);
  void expect_text(const Node& scalar, Edit edit);
  void expect_opened_texts(const EditsByLayer& edits);
  std::vector<const Node*> expected_in(const Document& after, const Node& before,
                                       const Node& fresh) const;
  std::vector<const Node*> expected_children(const Node& before) const;
  bool is_expected(const Node& before, const Node& after) const;
  bool is_expected_text(const Node& before, const Node& after) const;
  bool is_expected_key(const Node& before, const Node& after) const;
  bool is_expected_scalar(const Node& before, const Node& after) const;

  const Document& before_;
  std::unordered_map<const Node*, std::vector<Edit>> parts_;  // of the texts of scalars and keys
  std::unordered_map<const Node*, std::string> texts_;        // of scalars that hold others
  std::unordered_set<const Node*> blocks_;  // scalars whose block indicator changes
  std::unordered_set<const Node*> renamed_;
  std::unordered_set<const Node*> moved_;
  std::unordered_map<const Node*, std::vector<const Node*>> below_;  // what moved, by where to
  bool can_be_told_ = true;
};

}  // namespace dexlint
