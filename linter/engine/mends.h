// Which of the mends that rules propose may be carried out in a document, and with which edits of
// its layers. What several places share, what is folded and what was only guessed at stays a
// suggestion: no edit says surely what it would do there.
#pragma once

#include <unordered_set>
#include <vector>

#include "linter/model/compose.h"
#include "linter/model/document.h"
#include "linter/model/run.h"

namespace dexlint {

class Mends {
 public:
  /// `document` must outlive it.
  explicit Mends(const Document& document);

  /// The edits that `claim` asks for, each of the layer that it is about; none where it asks for
  /// none, or where they are a suggestion only.
  std::vector<LayerEdit> edits(const Claim& claim) const;
  /// The same as edits of the file, sorted; none, too, where they cannot be written back.
  std::vector<Edit> edits_of_file(const Claim& claim) const;

 private:
  bool is_suggestion(const Node& about) const;

  const Document& document_;
  std::unordered_set<const Node*> shared_;  // what an alias names
};

}  // namespace dexlint
