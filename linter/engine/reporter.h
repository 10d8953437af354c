// Turns what a rule claims about a place into a finding that can be printed: where it is in the
// file, what stands round it (masked), how it is recognised again.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "linter/engine/known_secrets.h"
#include "linter/engine/line_hash.h"
#include "linter/engine/mends.h"
#include "linter/engine/visible.h"
#include "linter/model/document.h"
#include "linter/model/finding.h"
#include "linter/model/rule.h"
#include "linter/model/secret_text.h"

namespace dexlint {

/// One a document. What it costs is paid at the first finding.
class Reporter {
 public:
  /// `layers`: other files whose values are laid below or above this one's; related places may be
  /// theirs. Must outlive the reporter.
  Reporter(const Document& document, Redaction redaction,
           std::span<const Document* const> layers = {}, KnownSecrets secrets = {})
      : document_(document), redaction_(redaction), layers_(layers), secrets_(std::move(secrets)) {}

  Finding finding(const Rule& rule, const Claim& claim);
  /// Those of the document.
  const KnownSecrets& secrets() const { return secrets_; }

 private:
  bool may_be_shown(const Node& value) const;
  std::optional<Related> related(const RelatedPlace& place) const;
  std::optional<Fix> fix(const Claim& claim);
  bool is_hidden(const Edit& edit) const;
  const Root& root_of(const Node& node);

  const Document& document_;
  Redaction redaction_;
  std::span<const Document* const> layers_;
  KnownSecrets secrets_;
  std::optional<VisibleBytes> visible_;
  std::optional<LineHashes> line_hashes_;
  std::optional<Mends> mends_;
  std::unordered_map<const Node*, const Root*> roots_;
};

/// A place of the document as reports give it.
Location location_of(const Document& document, const Place& place);

/// The trail of `node`, as it may be printed: what may be a secret, or repeats `hidden`, is `…`.
std::vector<std::string> shown_trail(const Node& node, std::string_view hidden,
                                     const KnownSecrets& secrets);

/// `v1/Secret/default/pachyderm-identity` for the nearest Kubernetes object above `node`, else
/// `#0`, the document's place in its file.
std::string document_identity(const Node& node, std::size_t ordinal);

/// A hash over rule, path, document and trail: what stays when lines move. Nothing of the value
/// goes into it.
std::string fingerprint(const Finding& finding);
/// The same, had the rule `code` found it in the file at `path`.
std::string fingerprint(const Finding& finding, std::string_view code, std::string_view path);

}  // namespace dexlint
