// One text, of a file or embedded in another, to a tree: JSON or YAML, template actions masked, and
// where nothing parses the lines that are certain.
#pragma once

#include <string_view>

#include "linter/input/budget.h"
#include "linter/model/document.h"

namespace dexlint {

/// True for a text that starts as JSON does, comments aside, and as no template.
bool looks_like_json(std::string_view text);

/// What to do with a text that does not parse: leave it, keep its certain lines, or note it in
/// `document.unread` as well.
enum class OnFailure { give_up, keep_lines, note_and_keep_lines };

/// Parses one text (of a file, or embedded in another): JSON when it looks like it, else YAML,
/// without its template actions. A root without a node when nothing could be read; its ordinal is
/// for the caller to set.
Root read_text(Document& document, const Layer& layer, Span extent, const Budget& budget,
               OnFailure on_failure);

}  // namespace dexlint
