#include <algorithm>

#include "linter/model/rule.h"
#include "linter/model/words.h"

namespace dexlint::rules {
namespace {

// Fields of connectors that Dex reads as a bool (connectors.yaml, by reflection over
// server.ConnectorsConfig), but for kerberos.enabled. They wake the gate: every JSON has `true,`.
constexpr std::string_view bool_fields[] = {"basicAuthUnsupported",
                                            "batchGroupLookups",
                                            "clearDelimiter",
                                            "emailToLowercase",

                                            "fallbackToPassword",
                                            "fetchTransitiveGroupMembership",
                                            "filterGroups",
                                            "getGroupsPermission",
                                            "getUserInfo",
                                            "getWorkspacePermissions",
                                            "includeTeamGroups",
                                            "inheritedGroups",
                                            "insecureCA",
                                            "insecureEnableGroups",
                                            "insecureNoSSL",
                                            "insecureSkipEmailVerified",
                                            "insecureSkipIssuerCallbackDomainCheck",
                                            "insecureSkipSignatureValidation",
                                            "insecureSkipVerify",
                                            "loadAllGroups",
                                            "onlySecurityGroups",
                                            "overrideClaimMapping",
                                            "startTLS",
                                            "useGroupsAsWhitelist",
                                            "useLoginAsID"};

constexpr Example bad[] = {{"connector.yaml", R"(
type: oidc
id: auth0
name: Auth0
config:
  issuer: https://dev-1234.us.auth0.com/
  clientID: dex
  redirectURI: https://pach.example.com/dex/callback
  insecureEnableGroups: «true,»
)"}};

constexpr Example good[] = {{"connector.yaml", R"(
type: oidc
id: auth0
name: Auth0
config:
  issuer: https://dev-1234.us.auth0.com/
  clientID: dex
  redirectURI: https://pach.example.com/dex/callback
  insecureEnableGroups: true
  promptType: "true,"
)"},
                            {"connector.json", R"({
  "type": "oidc", "id": "auth0", "name": "Auth0",
  "config": {"redirectURI": "https://pach.example.com/dex/callback", "getUserInfo": true, "clientID": "dex"}
})"}};

bool is_bool_field(std::string_view key) {
  return std::any_of(std::begin(bool_fields), std::end(bool_fields),
                     [&](std::string_view field) { return equal_ignoring_case(field, key); });
}

bool is_bool_with_comma(const Node& value) {
  return value.is_scalar() && value.style == ScalarStyle::plain && !value.unknown &&
         value.key != nullptr && (value.text == "true," || value.text == "false,");
}

Severity severity_of(const Node& value, PathClass path_class) {
  return !is_never_deployed(path_class) && is_bool_field(value.key->text) ? Severity::error
                                                                          : Severity::warning;
}

void report(const Node& value, PathClass path_class, Run& run) {
  const Scalar scalar(&value);
  const std::size_t comma = value.text.size() - 1;
  run.report({.at = scalar.place(),
              .about = &value,
              .message = "{0} is a text that ends in a comma, not true or false",
              .arguments = {Argument::key(value.key->text)},
              .severity = severity_of(value, path_class),
              .mend = Mend{scalar.place({comma, comma + 1}), "", "delete the comma", true}});
}

void check(const DexConnector& connector, Run& run) {
  if (connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    if (is_bool_with_comma(node)) report(node, connector.path_class, run);
  });
}

}  // namespace

extern constinit const Rule bool_trailing_comma{
    .code = "DEX408",
    .id = "bool-trailing-comma",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "True or false with a comma behind it is a text",
    .why =
        "The line was copied from JSON. In YAML the comma belongs to the value, so it is a text; "
        "where Dex expects true or false it refuses the whole configuration and does not start.",
    .fix = "Delete the comma.",
    .triggers = bool_fields,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
