// What an editor can do about a finding at a key press. Each action is tried out before it changes
// anything: what would do nothing, or more than it says, is refused. That takes a reading of the
// file or two, so an editor that can ask for the edits of the action that is chosen (LSP 3.17,
// "Code Action Resolve Request") does so; for others each is tried out before it is offered.
#pragma once

#include <optional>
#include <string>

#include "linter/commands/lsp/open_file.h"
#include "linter/commands/lsp/protocol.h"
#include "linter/input/file_source.h"

namespace dexlint::lsp {

enum class Edits { at_once, when_chosen };

/// The `CodeAction`s for `finding`, one of those of `file`, which is open as `uri`: its fix, when
/// all of it may be printed, and a comment that ignores it, with room for a reason. Their edits
/// when `edits` are asked for at once, else the `data` for edit_of().
Json code_actions(const FileSource& files, const OpenFile& file, const Finding& finding,
                  const std::string& uri, Edits edits);

/// The `WorkspaceEdit` of an action that was offered with this `data` for `file`, which has been
/// judged; nothing when it would do nothing or too much, or the text is another one by now.
std::optional<Json> edit_of(const FileSource& files, const OpenFile& file, const Json& data);

}  // namespace dexlint::lsp
