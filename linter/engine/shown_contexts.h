// What was recognised in a document, as others may see it: places and masked values, no nodes. For
// programs that check more than the rules do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/model/finding.h"
#include "linter/model/secret_text.h"

namespace dexlint {

/// A single value of a context.
struct ShownValue {
  std::vector<std::string> trail;  ///< from the document's root, as in a finding
  Location location = {};
  std::string text = {};    ///< the value, or what its mask leaves of it
  bool is_masked = false;   ///< it is not known to be public
  bool is_unknown = false;  ///< a template fills it in; `text` is empty
};

struct ShownContext {
  std::string_view kind;  ///< as rule packs call it: connector, secret …
  std::vector<std::string> trail;
  Location location = {};
  std::string document = {};  ///< as in a finding
  std::string_view platform;  ///< auto where nothing says it
  bool is_complete = false;   ///< what is absent is missing
  std::vector<ShownValue> values = {};
};

/// All that `contexts` has, in the order of their places.
std::vector<ShownContext> shown_contexts(const Document& document, const Contexts& contexts,
                                         Redaction redaction);

}  // namespace dexlint
