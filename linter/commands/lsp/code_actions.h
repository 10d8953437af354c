// What an editor can do about a finding at a key press. Each action is tried out before it is
// offered: what would do nothing, or more than it says, is not.
#pragma once

#include <string>

#include "linter/commands/lsp/open_file.h"
#include "linter/commands/lsp/protocol.h"
#include "linter/input/file_source.h"

namespace dexlint::lsp {

/// The `CodeAction`s for `finding`, one of those of `file`, which is open as `uri`: its fix, when
/// all of it may be printed, and a comment that ignores it, with room for a reason.
Json code_actions(const FileSource& files, const OpenFile& file, const Finding& finding,
                  const std::string& uri);

}  // namespace dexlint::lsp
