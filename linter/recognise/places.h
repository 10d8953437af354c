// Where a node stands: the questions that recognisers ask about the way up from it.
#pragma once

#include <string_view>

#include "linter/model/contexts.h"
#include "linter/model/node.h"

namespace dexlint {

/// The key under which `node` stands in its mapping; for the root of an embedded text the key of
/// the scalar that holds it. Empty in a sequence. Views the document.
std::string_view key_of(const Node& node);

/// The key of the list that `node` is an item of; empty when it is none. Views the document.
std::string_view list_of(const Node& node);

/// A mapping with `kind: KIND`.
bool is_kind(const Node& node, std::string_view kind);

/// The mapping of a Kubernetes Secret: `kind: Secret` of the core group (`apiVersion: v1`, or
/// none).
bool is_secret(const Node& node);

/// The Secret in whose `data` or `stringData` this value stands directly, else null.
const Node* secret_of_entry(const Node& value);

/// The ConfigMap in whose `data` this value stands directly, else null.
const Node* config_map_of_entry(const Node& value);

/// Who reads what stands here, by the keys above it: `upstreamIDPs` or `upstream-idps` is
/// Pachyderm's, `dex.config` Argo CD's (domain.md section 5), a plain `connectors` list Dex's own.
Platform platform_of(const Node& node);

}  // namespace dexlint
