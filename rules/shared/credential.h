// The one decision that all secret rules share: what is it that stands here? What the value is
// decides first, where it stands second (domain.md, policy 1).
#pragma once

#include "linter/model/contexts.h"
#include "linter/model/severity.h"

namespace dexlint::rules {

using Verdict = CredentialVerdict;

/// Judges once; the credential must not change afterwards.
Verdict judge(const Credential& credential);

/// How bad a literal secret is in a file of this class: an error, one level less in ci/, a warning
/// at most in documents and tests (policy 5 and 6).
Severity severity_of_literal(PathClass path_class);
/// How bad a literal is that its key calls a credential (tiers B and C of detection.md section 5):
/// as severity_of_literal(), a warning at most where a chart publishes it; and where nothing but
/// the key says so, one level less when it is plain words (`manager`, `prom-operator`), which a
/// setting may be as well; and so is what only says what it is (`harbor_registry_password`). It
/// never vanishes.
Severity severity_of_named_literal(const Credential& credential);
/// High where the document or a chart's template says that a secret stands here (tiers A and B),
/// medium where only a key's name does (tier C).
Confidence confidence_of(const Credential& credential);
/// Placeholders: never an error; a note where they belong (a chart's default values, ci/,
/// documents, tests).
Severity severity_of_placeholder(PathClass path_class);

}  // namespace dexlint::rules
