// Finds out what the documents of a file are. Texts inside texts (YAML in a block scalar, JSON in a
// string, base64) are opened first, to a depth, and become roots of their own; then every
// recogniser looks at every root.
#pragma once

#include "linter/input/budget.h"
#include "linter/input/gate.h"
#include "linter/model/contexts.h"
#include "linter/model/document.h"

namespace dexlint {

/// What is known of the file before it is looked into.
struct FileFacts {
  PathClass path_class = PathClass::normal;
  PlatformChoice platform = {};  ///< what the user says; overrules what the file says
};

/// Adds layers and roots for what is embedded, and gives what was recognised. The contexts view
/// `document`.
Contexts recognise(Document& document, const Gate& gate, const Budget& budget,
                   const FileFacts& facts);

}  // namespace dexlint
