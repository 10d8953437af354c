// What a connector of Dex takes, as a page: from the same table that the schema rules read.
#pragma once

#include <string>

#include "rules/dex/fields.h"

namespace dexlint {

/// Markdown with a heading: what the type is, and a table of its fields.
std::string connector_page(const dex::Connector& connector);

}  // namespace dexlint
