// What a recogniser is: a function that looks at one root and adds the contexts it knows. One a
// file.
#pragma once

#include "linter/model/contexts.h"
#include "linter/model/document.h"

namespace dexlint {

void recognise_dex_connectors(Document& document, const Root& root, Contexts& found);
void recognise_static_logins(Document& document, const Root& root, Contexts& found);
/// Values of Pachyderm's chart, and the passwords of the Postgres that it brings.
void recognise_pachyderm_values(Document& document, const Root& root, Contexts& found);
void recognise_kubernetes_secrets(Document& document, const Root& root, Contexts& found);

/// Leaves of Helm values under a credential's key.
void recognise_values(Document& document, const Root& root, Contexts& found);
/// `name: …, value: …` pairs, `--flag=value` arguments, `key=value` literals and settings texts of
/// manifests.
void recognise_settings(Document& document, const Root& root, Contexts& found);

/// What the values that a connector stands in say about the issuer; nothing known outside values.
PachydermFacts pachyderm_facts(const Node& connector);

}  // namespace dexlint
