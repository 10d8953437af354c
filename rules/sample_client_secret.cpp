#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientSecret", "client_secret", "staticClients",
                                         "additionalClients", "kind~Secret"};

constexpr Example bad[] = {{"config.yaml", R"(
staticClients:
- id: example-app
  secret: «ZXhhbXBsZS1hcHAtc2VjcmV0»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
staticClients:
- id: example-app
  secretEnv: EXAMPLE_APP_SECRET
)"},
                            {"values.yaml", R"(
config:
  staticClients:
  - {id: example-app, name: Example, secret: "{{ .Values.secret }}"}
)"}};

void check(const Credential& credential, Run& run) {
  if (judge(credential) != Verdict::sample) return;
  const Severity severity = severity_of_literal(credential.path_class);
  if (!credential.owner.exists())
    return run.report(credential.value, "{0} is copied from a public example",
                      {Argument::key(credential.key)}, severity);
  run.report(credential.value, "{0} of {1} is copied from a public example",
             {Argument::key(credential.key), Argument::id(credential.owner)}, severity);
}

}  // namespace

extern constinit const Rule sample_client_secret{
    .code = "DEX112",
    .id = "sample-client-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 1392,
    .summary = "Secret copied from a public example",
    .why =
        "This secret is printed in the examples of Dex or Kubeflow, so everybody has it: anyone "
        "can pose as the client that it belongs to and fetch tokens in its name.",
    .fix =
        "Make a new secret and keep it out of the file. A static client takes secretEnv: NAME, "
        "with the variable set from a Secret; a connector takes the secret that the identity "
        "provider issues, as $NAME.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
