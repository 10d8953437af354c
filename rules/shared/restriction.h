// Who may log in by a connector: whether its identity provider knows everybody, and whether a field
// of the connector keeps anybody out (domain.md section 6, "Fail-open combinations").
#pragma once

#include "linter/model/contexts.h"

namespace dexlint::rules {

/// Anybody can have an account there: github.com, gitlab.com, gitea.com, Google, Bitbucket,
/// LinkedIn, all tenants of Entra ID. False where the host is not known.
bool is_public_provider(const DexConnector& connector);

/// A field of the connector narrows who gets in, or may: a value that is not known counts.
bool is_restricted(const DexConnector& connector);

/// A tenant of Entra ID that stands for several: common, organizations, consumers, none.
bool is_multi_tenant(const DexConnector& connector);

/// There, and neither empty nor null; what is not known counts.
bool is_set(const Node* value);

}  // namespace dexlint::rules
