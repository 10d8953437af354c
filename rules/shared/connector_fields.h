// A connector's config held against the table of what Dex takes (rules/dex/fields.h): which key is
// which field, and whether the platform at hand knows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/severity.h"
#include "rules/dex/fields.h"

namespace dexlint::rules {

/// A key below a config. Views the document and the table.
struct FieldUse {
  const Node* value = nullptr;         ///< has a key
  const dex::Field* field = nullptr;   ///< null: Dex has no such field
  const dex::Field* holder = nullptr;  ///< what it stands in; null at the top
};

/// What Dex knows about connectors of this type; null for an unknown type.
const dex::Connector* known_connector(const DexConnector& connector);

/// All keys of the config in source order, those in objects and in items of lists behind the key
/// that holds them. Nothing below a key that Dex does not know. Empty without a config or for an
/// unknown type.
std::vector<FieldUse> field_uses(const DexConnector& connector);

/// True when the Dex of the connector's platform reads the field; where the platform is not known,
/// when any does.
bool is_read(const dex::Field& field, const DexConnector& connector);
/// Its type there.
dex::FieldType type_of(const dex::Field& field, const DexConnector& connector);

/// A field of the config, where this connector's type (any, when nothing says it) has it and its
/// platform reads it; else a scalar that does not exist.
Scalar read_field(const DexConnector& connector, std::string_view path);

/// The field that `key` was meant to be: spelt with other separators (`client_id`, `client-id`).
/// Null when there is none, or it differs by case alone.
const dex::Field* respelt(const dex::Connector& known, const FieldUse& use);

/// A tool puts the value in before Dex reads it. A path of a file, which is a reference where a
/// secret belongs, is a text like any other here.
bool is_put_in_by_a_tool(std::string_view text);

/// Where to point at a value: its own bytes, or its key where it is empty or spans lines.
Place place_of(const Node& value);

/// Where to point when something is missing from a connector: its id, else its type, else its first
/// key. `about` is the node of that place.
struct Spot {
  Place place;
  const Node* about = nullptr;
};
Spot spot_of(const DexConnector& connector);

/// Severity `worst` where the file is deployed, one level milder in documents and tests.
Severity severity_in(PathClass path_class, Severity worst = Severity::error);

/// Of something that is missing: a guide leaves out what it does not speak about, so a note there.
Severity severity_of_absence(PathClass path_class, Severity worst = Severity::error);

}  // namespace dexlint::rules
