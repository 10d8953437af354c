#include <utility>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

// Fields of connectors that Dex reads as a bool, but for kerberos.enabled: every JSON has `true,`.
constexpr std::string_view triggers[] = {"basicAuthUnsupported",
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

// Of a fragment without a type: whatever connector has a switch of this name.
const dex::Field* any_field(std::string_view key) {
  for (const dex::Connector& known : dex::connectors()) {
    for (const dex::Field& field : known.fields) {
      if (field.type == dex::FieldType::boolean && equal_ignoring_case(dex::key_of(field), key))
        return &field;
    }
  }
  return nullptr;
}

// True where the platform decodes the value as a bool, and so refuses it.
bool is_refused(const DexConnector& connector, const Node& value) {
  const dex::Field* field = nullptr;
  if (known_connector(connector) == nullptr) {
    field = any_field(value.key->text);
  } else {
    for (const FieldUse& use : field_uses(connector)) {
      if (use.value == &value) field = use.field;
    }
  }
  return field != nullptr && field->type == dex::FieldType::boolean && is_read(*field, connector);
}

bool is_bool_with_comma(const Node& value) {
  return value.is_scalar() && value.style == ScalarStyle::plain && !value.unknown &&
         value.key != nullptr && (value.text == "true," || value.text == "false,");
}

void report(const DexConnector& connector, const Node& value, Run& run) {
  const Scalar scalar(&value);
  const std::size_t comma = value.text.size() - 1;
  const bool refused = is_refused(connector, value);
  Claim claim{.at = scalar.place(),
              .about = &value,
              .message =
                  "{0} of connector {1} ends in a comma, so it is a text: {2} wants true or "
                  "false and refuses the whole configuration",
              .arguments = {Argument::key(value.key->text), Argument::id(connector.id()),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_in(connector.path_class),
              .mend = Mend{scalar.place({comma, comma + 1}), "", "delete the comma", true}};
  if (!refused) {
    claim.message = "{0} of connector {1} ends in a comma, so it is a text and not true or false";
    claim.severity = Severity::warning;
    claim.effect = Effect::ignored;
  }
  run.report(std::move(claim));
}

void check(const DexConnector& connector, Run& run) {
  if (connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    if (is_bool_with_comma(node)) report(connector, node, run);
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
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
