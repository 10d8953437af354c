// Turns what a rule claims about a place into a finding that can be printed: where it is in the
// file, what stands round it (masked), how it is recognised again.
#pragma once

#include <optional>
#include <unordered_map>

#include "linter/engine/line_hash.h"
#include "linter/engine/visible.h"
#include "linter/model/document.h"
#include "linter/model/finding.h"
#include "linter/model/rule.h"
#include "linter/model/secret_text.h"

namespace dexlint {

/// One a document. What it costs is paid at the first finding.
class Reporter {
 public:
  Reporter(const Document& document, Redaction redaction)
      : document_(document), redaction_(redaction) {}

  Finding finding(const Rule& rule, const Claim& claim);

 private:
  Location location(const Claim& claim) const;
  std::optional<Fix> fix(const Claim& claim) const;
  const Root& root_of(const Node& node);

  const Document& document_;
  Redaction redaction_;
  std::optional<VisibleBytes> visible_;
  std::optional<LineHashes> line_hashes_;
  std::unordered_map<const Node*, const Root*> roots_;
};

/// `v1/Secret/default/pachyderm-identity` for the nearest Kubernetes object above `node`, else
/// `#0`, the document's place in its file.
std::string document_identity(const Node& node, std::size_t ordinal);

/// A hash over rule, path, document and trail: what stays when lines move. Nothing of the value
/// goes into it.
std::string fingerprint(const Finding& finding, std::size_t occurrence);

}  // namespace dexlint
