// Texts that say what a configuration may hold, and are none: their keys name properties, and what
// stands under `clientSecret` describes one. Half of the bytes of public repositories in which a
// gate finds a word are such (ARCHITECTURE.md, Speed).
#pragma once

#include <string_view>

namespace dexlint {

/// True for one document, YAML or JSON, that is
///   a CustomResourceDefinition of Kubernetes, or a CompositeResourceDefinition of Crossplane;
///   a JSON Schema: `$schema` names a dialect of json-schema.org. Any other `$schema` says by which
///   schema a configuration is to be checked;
///   an OpenAPI description of version 2 or 3.
/// Every outermost key has to be one that such a document may have, once: a stray line, a forgotten
/// `---` or another branch of a template makes no configuration a schema. Outermost keys are told
/// without parsing; actions of a template may stand between.
bool is_schema(std::string_view document);

}  // namespace dexlint
