// Where a node stands: the questions that recognisers ask about the way up from it.
#pragma once

#include <string_view>

#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/model/node.h"

namespace dexlint {

/// The key of the list that `node`, or the text that it is the root of, is an item of; empty when
/// it is none. Views the document.
std::string_view list_of(const Node& node);

/// True for an item of `connectors:` or `upstreamIDPs:`, or of the list that a text under such a
/// key holds.
bool is_listed_connector(const Node& mapping);

/// A mapping with `kind: KIND`, also as one of several: branches of a template are alternatives.
bool is_kind(const Node& node, std::string_view kind);

/// The mapping of a Kubernetes Secret: `kind: Secret` of the core group (`apiVersion: v1`, or
/// none).
bool is_secret(const Node& node);

/// What a controller makes a Secret from, in clear text: `spec.template` of a SealedSecret,
/// `spec.target.template` of an ExternalSecret.
bool is_secret_template(const Node& node);

/// The body of Terraform's resource `kubernetes_secret`.
bool is_terraform_secret(const Node& node);

/// What a Secret is made from: one of the three above.
bool makes_secret(const Node& node);

/// An operation of a JSON patch (RFC 6902) that sets an entry of a Secret: its path is below
/// `/stringData/`, which only a Secret has, or below `/data/` and the patch is for a Secret.
bool is_secret_patch(const Node& node);

/// What makes a Secret, when this value is an entry of its `data`, `stringData` or (Terraform)
/// `binary_data`; the operation that sets the value as one; else null.
const Node* secret_of_entry(const Node& value);

/// The name of the entry of a Secret that `node` is, or what it decodes to; in a patch, the last
/// segment of its path. Empty for one that a template makes. Views the document.
std::string_view entry_key(const Node& node);

/// True when the entry `value` of `secret` is base64 by definition: in the templates of Secrets and
/// in Terraform, `data` is clear text.
bool is_encoded_entry(const Node& value, const Node& secret);

/// `metadata.name` of the nearest object that `node` is or stands in; may not exist.
Scalar object_name(const Node& node);

/// The ConfigMap in whose `data` this value stands directly, else null.
const Node* config_map_of_entry(const Node& value);

/// A tool fills in `${VAR}` before the platform reads it: Flux fills what a Kustomization applies,
/// envsubst what is piped through it.
bool is_substituted(const Document& document, const Node& node);

/// A Dex server's configuration that says everything (DexConfig::complete).
bool is_complete_dex_config(const Node& mapping);

/// Who reads what stands here, by the keys above it: `upstreamIDPs` or `upstream-idps` is
/// Pachyderm's, `dex.config` Argo CD's (domain.md section 5), a plain `connectors` list Dex's own.
Platform platform_of(const Node& node);

}  // namespace dexlint
