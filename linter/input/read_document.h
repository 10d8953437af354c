// From a file's bytes to trees: decodes UTF-16, cuts the text into documents and fenced blocks,
// lets the gate drop what no rule can speak about, masks templates, parses the rest.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "linter/input/budget.h"
#include "linter/input/gates.h"
#include "linter/model/document.h"
#include "linter/model/stage_clock.h"

namespace dexlint {

/// What was done with one document of a file, for who asks why.
struct ReadPart {
  enum class Outcome { gated_out, parsed, lines_only, unread };

  Span extent = {};                          ///< bytes of the document's text layer
  std::optional<Gate::Match> woken_by = {};  ///< its `at` in bytes of the extent
  std::size_t actions = 0;                   ///< of a template, masked
  bool is_schema = false;  ///< known only of what woke the gate for configurations
  Outcome outcome = Outcome::gated_out;
};

struct ReadOptions {
  const Gates* gates = nullptr;  ///< null: everything is parsed
  Budget budget;
  bool named = false;                      ///< the user asked for this very file
  std::vector<ReadPart>* parts = nullptr;  ///< filled in when there is one
  StageClock* clock = nullptr;
};

/// Fills document.roots, document.comments and document.unread. Never fails: what cannot be read is
/// noted.
void read_document(Document& document, const ReadOptions& options);

}  // namespace dexlint
