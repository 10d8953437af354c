// Who issued a connector's client secret: told by its type, or by the host of its issuer.
#pragma once

#include <string_view>

#include "linter/model/contexts.h"

namespace dexlint {

/// `type`: of the connector; `issuer`: its URL as written. Hosts are those of the providers' own
/// documentation; a Keycloak is known by the `/realms/` in its path.
Provider provider_of(std::string_view type, std::string_view issuer);

}  // namespace dexlint
