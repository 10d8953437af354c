#include <utility>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/free_key.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientID",   "clientSecret", "redirectURI",
                                         "connectors", "upstreamIDPs", "upstream-idps"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    «clientId»: dex
    clientSecret: $GITHUB_SECRET
    «redirectUri»: https://dex.example.com/callback
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: "https://dex.example.com/callback"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $GOOGLE_SECRET
    redirectURI: https://dex.example.com/callback
    hostedDomains: [example.com]
    AdminEmail: admin@example.com
)"}};

// Two fields of google have no json tag, so that Go's own spelling is theirs as well
// (connector/google/google.go: Config).
bool is_without_tag(const dex::Field& field) {
  return field.path == "adminEmail" || field.path == "domainToAdminEmail";
}

void check(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    if (use.field == nullptr || is_without_tag(*use.field)) continue;
    const std::string_view spelling = dex::key_of(*use.field);
    const Node& key = *use.value->key;
    if (key.text == spelling) continue;
    Claim claim{.at = key.place(),
                .about = use.value,
                .message =
                    "connector {0} spells {1} what Dex calls {2}: it works, since Dex does not "
                    "look at case",
                .arguments = {Argument::id(connector.id()), Argument::key(key.text),
                              Argument::name(spelling)},
                .severity = Severity::note};
    if (is_free_key(*use.value, spelling))
      claim.mend = Mend{key.place(), std::string(spelling), "write it as Dex does", true};
    run.report(std::move(claim));
  }
}

}  // namespace

extern constinit const Rule connector_field_case{
    .code = "DEX406",
    .id = "connector-field-case",
    .category = Category::schema,
    .severity = Severity::note,
    .effect = Effect::style,
    .cwe = 0,
    .summary = "Connector field whose case differs from Dex's spelling",
    .why =
        "Dex finds its fields whatever their case. Searches, schemas and other readers of the file "
        "do not, and beside config Pachyderm does not either.",
    .fix = "Write the field as Dex spells it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
