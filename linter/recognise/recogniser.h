// What a recogniser is: a function that looks at one root and adds the contexts it knows. One a
// file.
#pragma once

#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/model/values_stack.h"

namespace dexlint {

/// Configurations of Dex servers.
void recognise_dex_configs(Document& document, const Root& root, Contexts& found);
void recognise_dex_connectors(Document& document, const Root& root, Contexts& found);
void recognise_static_logins(Document& document, const Root& root, Contexts& found);
/// The password of the database that Dex keeps its state in.
void recognise_dex_storage(Document& document, const Root& root, Contexts& found);
/// The token of Dex's signer and the key of its session cookies.
void recognise_dex_server_secrets(Document& document, const Root& root, Contexts& found);
/// Argo CD's settings and roles.
void recognise_argocd(Document& document, const Root& root, Contexts& found);
/// Argo CD's own login, without Dex: the client secret in `oidc.config`.
void recognise_argocd_oidc(Document& document, const Root& root, Contexts& found);
/// Operations of a JSON patch (RFC 6902) on a Secret or on a credential.
void recognise_json_patches(Document& document, const Root& root, Contexts& found);
/// Texts that somebody parses and that do not parse, as reading noted them. Once a file, behind all
/// roots. `platform`: whose files these are; known, a file itself is such a text.
void recognise_unparsed(Document& document, Platform platform, Contexts& found);
/// Values of Pachyderm's chart, and the passwords of the Postgres that it brings.
void recognise_pachyderm_values(Document& document, const Root& root, Contexts& found);
void recognise_kubernetes_secrets(Document& document, const Root& root, Contexts& found);
/// Logins of a Docker config, one a registry.
void recognise_registry_auth(Document& document, const Root& root, Contexts& found);

/// Tokens and passwords of a kubeconfig.
void recognise_kubeconfigs(Document& document, const Root& root, Contexts& found);

/// Defaults of Terraform's variables.
void recognise_terraform_variables(Document& document, const Root& root, Contexts& found);

/// Leaves of Helm values under a credential's key.
void recognise_values(Document& document, const Root& root, Contexts& found);
/// `name: …, value: …` pairs, `--flag=value` arguments, `key=value` literals and settings texts of
/// manifests.
void recognise_settings(Document& document, const Root& root, Contexts& found);

/// The values of Pachyderm's chart that a connector stands in: the mapping above
/// `oidc.upstreamIDPs`, also under a parent's key. Null outside values.
const Node* pachyderm_values_of(const Node& connector);
/// What these values say about the issuer; nothing known outside values.
PachydermFacts pachyderm_facts(const Node& connector);
/// The same of values at `prefix` of a stack.
PachydermFacts pachyderm_facts(const ValuesStack& stack, const ValuesPath& prefix);

}  // namespace dexlint
