// What a connector of Dex takes, as a page: from the same table that the schema rules read.
#pragma once

#include <string>
#include <string_view>

#include "rules/dex/fields.h"

namespace dexlint {

/// "true or false", "list of texts".
std::string_view type_name(dex::FieldType type);

/// What the field does and what a person has to know beside, as sentences of Markdown.
std::string what_it_does(const dex::Field& field);

/// Markdown with a heading: what the type is, and a table of its fields.
std::string connector_page(const dex::Connector& connector);

}  // namespace dexlint
