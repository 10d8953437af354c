// Hosts as the company's config knows them, on top of what their names say.
#pragma once

#include <string_view>

#include "linter/model/run.h"

namespace dexlint::rules {

/// A host that the internet does not reach: is_private_host(), or one of the company's
/// `internal-hosts`, networks (`198.51.100.0/24`) included.
bool is_internal_host(const Run& run, std::string_view host);

/// One of the company's `placeholder-hosts`: to be filled in before it is deployed.
bool is_placeholder_host(const Run& run, std::string_view host);

}  // namespace dexlint::rules
