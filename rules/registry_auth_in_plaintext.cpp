#include <array>
#include <string>

#include "linter/model/rule.h"
#include "rules/shared/base64_bytes.h"
#include "rules/shared/credential.h"
#include "rules/shared/placeholder.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

// As YAML and JSON spell it, JSON in a quoted text, the older file; and base64 of `{"auths":`,
// compact and indented.
constexpr std::string_view triggers[] = {
    "auths:",       "auths\"",          "auths\\\\\"",        "\\.dockercfg",
    "eyJhdXRocyI6", "ewogICJhdXRocyI6", "ewogICAgImF1dGhzIj", "ewoJImF1dGhzIjog",
    "eyAiYXV0aHMi"};

constexpr std::string_view supersedes[] = {"DEX115", "DEX116", "DEX120", "DEX121"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
type: kubernetes.io/dockerconfigjson
metadata: {name: pull}
stringData:
  .dockerconfigjson: |
    {"auths": {"ghcr.io": {"username": "dex", "password": "«n0t-A-r3al-passw0rd»", "auth": "ZGV4Om4wdC1BLXIzYWwtcGFzc3cwcmQ="},
               "registry.example.com": {"auth": "«ZGV4Om4wdC1BLXIzYWwtcGFzc3cwcmQ=»"}}}
)"},
                           {"config.json", R"({
  "auths": {
    "https://index.docker.io/v1/": {"auth": "«ZGV4Om4wdC1BLXIzYWwtcGFzc3cwcmQ=»"}
  }
})"},
                           {"values.yaml", R"(
imagePullSecret:
  auths:
    registry.example.com: {username: dex, password: «n0t-A-r3al-passw0rd»}
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
type: kubernetes.io/dockerconfigjson
metadata: {name: pull}
stringData:
  .dockerconfigjson: |
    {"auths": {"ghcr.io": {"username": "dex", "password": "${GHCR_TOKEN}"},
               "registry.example.com": {"auth": "ZGV4OiR7UkVHSVNUUllfUEFTU1dPUkR9"},
               "quay.io": {"username": "dex", "password": ""}}}
)"},
                            {"config.json", R"({
  "auths": {"ghcr.io": {}},
  "credsStore": "osxkeychain"
})"}};

struct Registry {
  std::string_view host;  // or the end of it
  std::string_view advice;
};

constexpr Registry registries[] = {
    {"docker.io",
     "Delete the access token at Docker Hub first (Account settings, Personal access "
     "tokens), or set a new password if it is one"},
    {"ghcr.io",
     "Revoke the personal access token at GitHub first (Settings, Developer settings); a "
     "new one wants no more than read:packages"},
    {"quay.io",
     "Regenerate the token of the robot account at Quay first (Robot Accounts); an "
     "account of a person does not belong here"},
    {"gcr.io",
     "Delete the key of the service account at Google first (IAM, Service Accounts, "
     "Keys). Nodes of GKE pull without any password: grant them Artifact Registry Reader"},
    {"pkg.dev",
     "Delete the key of the service account at Google first (IAM, Service Accounts, "
     "Keys). Nodes of GKE pull without any password: grant them Artifact Registry Reader"},
    {"amazonaws.com",
     "A password of ECR is good for twelve hours; who made it holds the AWS keys, "
     "so look for those. Nodes of EKS pull without any password: give their role "
     "AmazonEC2ContainerRegistryReadOnly"},
    {"azurecr.io",
     "Regenerate the password at Azure first (the registry's Access keys or Tokens, or "
     "the secret of the service principal). AKS pulls without any: az aks update "
     "--attach-acr"},
    {"registry.gitlab.com",
     "Revoke the deploy token or access token at GitLab first (Settings, "
     "Repository or Access tokens); a new one wants no more than "
     "read_registry"},
};

std::string_view host_of(std::string_view registry) {
  const std::size_t scheme = registry.find("://");
  if (scheme != std::string_view::npos) registry.remove_prefix(scheme + 3);
  return registry.substr(0, registry.find_first_of(":/"));
}

std::string advice(std::string_view registry) {
  const std::string_view host = host_of(registry);
  for (const Registry& known : registries) {
    if (!host.ends_with(known.host)) continue;
    return std::string(known.advice) +
           ". Then let External Secrets or Sealed Secrets make the pull Secret, or create it "
           "outside of the repository (kubectl create secret docker-registry).";
  }
  return {};
}

// What the password is, behind the base64 of `auth`.
Verdict verdict_of(const Credential& credential) {
  const Verdict verdict = judge(credential);
  if (verdict != Verdict::literal || credential.key != "auth") return verdict;
  const std::string login = base64_bytes(credential.value.text());
  const std::size_t colon = login.find(':');
  if (colon == std::string::npos) return Verdict::literal;
  const std::string_view password = std::string_view(login).substr(colon + 1);
  if (password.empty()) return Verdict::nothing;
  if (is_reference(password)) return Verdict::reference;
  if (is_weak_default(password)) return Verdict::weak;
  return is_placeholder(password) ? Verdict::placeholder : Verdict::literal;
}

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::registry_auth) return;
  const Verdict verdict = verdict_of(credential);
  // What stands there in clear is for the rule about weak defaults.
  const bool weak = verdict == Verdict::weak && credential.key == "auth";
  if (verdict != Verdict::literal && !weak) return;
  const Severity severity = weak && credential.path_class != PathClass::normal
                                ? severity_of_placeholder(credential.path_class)
                                : severity_of_literal(credential.path_class);
  Claim claim{.at = credential.value.place(),
              .about = credential.value.node(),
              .message = "the login to registry {0} is written in plain text",
              .arguments = {Argument::url(credential.owner.text())},
              .severity = severity,
              .advice = advice(credential.owner.text())};
  if (credential.owner.text().empty())
    claim.message = "a login to a registry is written in plain text";
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule registry_auth_in_plaintext{
    .code = "DEX119",
    .id = "registry-auth-in-plaintext",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Login to a container registry in plain text",
    .why =
        "Base64 hides nothing: auth is user:password. Whoever reads this file can pull every image "
        "that the account may, and where it may push, put an image of their own in the place of "
        "one that your clusters run.",
    .fix =
        "Set a new password or make a new token at the registry first, for pulling alone: the old "
        "one stays in the history of every clone. Then let External Secrets or Sealed Secrets make "
        "the pull Secret, or create it outside of the repository (kubectl create secret "
        "docker-registry).",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
