// What to do about one credential in plain text: make it anew where it was issued, then keep it
// where the platform at hand takes it from.
#pragma once

#include <string>
#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/run.h"

namespace dexlint::rules {

/// True for a node in a manifest of a Secret, whatever texts and encodings stand between.
bool is_in_secret(const Node* node);

/// Whole sentences, rotation first. Empty where no more is known than the rule's own `fix` says.
std::string remedy_for(const Credential& credential);

/// Reports a literal with its remedy, and with its way into a Secret where it takes one.
void report_plain_text(const Credential& credential, MessageTemplate message,
                       std::vector<Argument> arguments, Severity severity, Run& run,
                       Confidence confidence = Confidence::high);

}  // namespace dexlint::rules
