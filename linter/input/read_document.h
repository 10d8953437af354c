// From a file's bytes to trees: decodes UTF-16, cuts the text into documents and fenced blocks,
// lets the gate drop what no rule can speak about, masks templates, parses the rest.
#pragma once

#include "linter/input/budget.h"
#include "linter/input/gate.h"
#include "linter/model/document.h"

namespace dexlint {

struct ReadOptions {
  const Gate* gate = nullptr;  ///< null: everything is parsed
  Budget budget;
};

/// Fills document.roots, document.comments and document.unread. Never fails: what cannot be read is
/// noted.
void read_document(Document& document, const ReadOptions& options);

/// What to do with a text that does not parse: leave it, keep its certain lines, or note it in
/// `document.unread` as well.
enum class OnFailure { give_up, keep_lines, note_and_keep_lines };

/// Parses one text (of a file, or embedded in another): JSON when it looks like it, else YAML,
/// without its template actions. A root without a node when nothing could be read; its ordinal is
/// for the caller to set.
Root read_text(Document& document, const Layer& layer, Span extent, const Budget& budget,
               OnFailure on_failure);

}  // namespace dexlint
