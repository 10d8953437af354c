// What an editor asks about a place in a file, answered. Parameters and results are those of the
// requests of the Language Server Protocol.
#pragma once

#include "linter/commands/lsp/code_actions.h"
#include "linter/commands/lsp/protocol.h"
#include "linter/commands/lsp/workspace.h"

namespace dexlint::lsp {

/// A `Hover`, or null when there is nothing to say: of rules when `file` has been judged.
Json hover(const Workspace& workspace, const OpenFile& file, const Json& parameters);

/// The `CodeAction`s for the findings in the range. `file` has been judged.
Json code_action(const Workspace& workspace, const OpenFile& file, const Json& parameters,
                 Edits edits);

/// `CompletionItem`s.
Json completion(const Workspace& workspace, const OpenFile& file, const Json& parameters);

/// The `diagnostics` of `file`, which has been judged.
Json diagnostics_of(const Workspace& workspace, const OpenFile& file);

}  // namespace dexlint::lsp
