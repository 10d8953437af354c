// `# dexlint: ignore[DEX101,redirect-uri-not-https] reason`: the comments of a file that tell
// dexlint to be silent, and the marks of other scanners where the config asks for them. What a
// comment is depends on the language; what it covers does not: the line it stands on or, when it
// has a line for itself, the next one that holds more than a comment.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/model/config.h"
#include "linter/model/document.h"

namespace dexlint {

/// One name between the brackets.
struct IgnoredRule {
  std::string_view name;       ///< as it is written; views the document
  Span at;                     ///< bytes of text_layer()
  const Rule* rule = nullptr;  ///< null: no rule has this name
  bool used = false;           ///< it silenced something
};

struct IgnoreComment {
  Span at;                  ///< from `dexlint:` to the end of the brackets; bytes of text_layer()
  bool whole_file = false;  ///< `ignore-file`
  bool any_secret = false;  ///< a mark of another scanner: it means secrets, and names no rule
  std::size_t first_line_1 = 0;  ///< what it covers
  std::size_t last_line_1 = 0;
  std::vector<IgnoredRule> rules = {};
  std::string_view reason = {};  ///< what stands behind the brackets; views the document
};

/// All of a document that was read, in the order of their places. Cheap where the text has none.
/// `known`: the rules that can be named; `foreign`: whose marks are honoured: `gitleaks:allow`,
/// `pragma: allowlist secret` (and `nextline secret`), `trufflehog:ignore`,
/// `checkov:skip=CKV_SECRET_…`.
std::vector<IgnoreComment> ignore_comments(const Document& document, Rules known,
                                           std::span<const ForeignScanner> foreign = {});

}  // namespace dexlint
