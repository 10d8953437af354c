// The difference that fixes make to a file, as it may be shown to anybody.
#pragma once

#include "linter/engine/visible.h"
#include "linter/model/document.h"
#include "linter/model/file_diff.h"
#include "linter/model/secret_text.h"

namespace dexlint {

/// A document, and what of it may be shown.
struct ShownDocument {
  const Document& document;
  const VisibleBytes& visible;
};

/// `before` and `after` have the same lines, but for what stands in them.
FileDiff fix_diff(const ShownDocument& before, const ShownDocument& after, Redaction redaction);

}  // namespace dexlint
