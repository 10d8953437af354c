// Findings as an editor underlines them.
#pragma once

#include <string>

#include "linter/commands/lsp/protocol.h"
#include "linter/model/finding.h"

namespace dexlint::lsp {

/// A `Diagnostic`. Relative paths of other places are below `folder`, an absolute path.
Json diagnostic(const Finding& finding, const std::string& folder);

/// The same for a part of the file that was not read.
Json diagnostic(const Skipped& skipped, const LineIndex& lines);

/// True when the finding's place meets the lines and characters of a `Range`.
bool meets(const Location& location, const Json& range);

}  // namespace dexlint::lsp
