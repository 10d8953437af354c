#include "linter/model/rule.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dexlint:"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      # dexlint: ignore[«DEX202»] the lab has no certificates
      redirectURI: https://pach.example.com/dex/callback
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX115, «plaintext-sercet-data»] a test account
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: n0t-A-r3al-passw0rd # «dexlint: ignore» a test account
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX115] a test account
)"},
                            {"values.yaml", R"(
# dexlint: ignore-file[DEX202] the lab has no certificates
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: http://pach.example.com/dex/callback
)"},
                            {"values.yaml", R"(
# See also dexlint: what it finds is explained there.
note: "# dexlint: ignore[DEX202]"
)"}};

void check(const IdleIgnore& ignore, Run& run) {
  Claim claim{.at = ignore.at,
              .about = ignore.about,
              .message = "{0} names no rule",
              .arguments = {Argument::name("dexlint: ignore")},
              .advice = "Name the rules in brackets: dexlint: ignore[DEX101] and the reason."};
  switch (ignore.flaw) {
    case IdleIgnore::Flaw::no_rule:
      break;
    case IdleIgnore::Flaw::unknown_rule:
      claim.message = "ignore names {0}, which is no rule";
      claim.arguments = {Argument::key(ignore.name)};
      claim.advice = ignore.meant.empty() ? "`dexlint rules` lists the rules."
                                          : "Did you mean " + std::string(ignore.meant) + "?";
      break;
    case IdleIgnore::Flaw::unused:
      claim.message = "ignore of {0} silences nothing";
      claim.arguments = {Argument::name(ignore.name)};
      claim.advice.clear();
      break;
    case IdleIgnore::Flaw::expired:
      claim.message = "ignore of {0} has expired";
      claim.arguments = {Argument::name(ignore.name)};
      claim.advice = "Mend what it kept quiet, or judge it anew and give it another day.";
      break;
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule unused_ignore{
    .code = "DEX001",
    .id = "unused-ignore",
    .category = Category::meta,
    .severity = Severity::note,
    .effect = Effect::style,
    .summary = "Ignore that silences nothing, or names no rule",
    .why =
        "An ignore that outlives its cause hides the next mistake that somebody makes there, and "
        "one with a misspelt rule hides nothing though its author believes it does.",
    .fix =
        "Take it out, or write the code or id of a rule that speaks here. It counts for its own "
        "line or, alone on a line, for the next.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
