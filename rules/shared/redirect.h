// What all rules about a connector's redirect URI ask first. One redirect URI, one cause: a
// placeholder hides whatever else is wrong with it (domain.md, policy 2).
#pragma once

#include "linter/model/node.h"
#include "rules/shared/url.h"

namespace dexlint::rules {

/// Left to be filled in: `https://<host>/callback`, `http(s)://…`. Not a reference that a tool
/// fills in.
bool is_placeholder_redirect(const Scalar& uri);

/// Present, no template, no reference, no placeholder.
bool is_known_redirect(const Scalar& uri);

/// The URL, when it is known what it is; else one without scheme.
Url judged_redirect(const Scalar& uri);

}  // namespace dexlint::rules
