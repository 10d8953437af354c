// Texts that say what a configuration may hold, and are none: their keys name properties, and what
// stands under `clientSecret` describes one. Half of the bytes of public repositories in which a
// gate finds a word are such (ARCHITECTURE.md, Speed).
#pragma once

#include <string_view>

namespace dexlint {

/// True for one document, YAML or JSON, that is
///   a CustomResourceDefinition: `kind` says so at its outermost level;
///   a JSON Schema: `$schema` names a dialect of json-schema.org. Any other `$schema` says by which
///   schema a configuration is to be checked;
///   an OpenAPI description: `openapi` or `swagger` gives a version.
/// Of the latter two a second outermost key has to describe something, so that no stray line makes
/// a configuration one. Looks at outermost keys alone, without parsing: actions of a template may
/// stand between.
bool is_schema(std::string_view document);

}  // namespace dexlint
