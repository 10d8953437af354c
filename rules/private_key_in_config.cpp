#include <string>

#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/credential.h"
#include "rules/shared/pem.h"

namespace dexlint::rules {
namespace {

// Of the lines themselves, and of base64 that begins with one: a kubeconfig's client-key-data.
constexpr std::string_view triggers[] = {
    "PRIVATE KEY-----",         "PRIVATE KEY BLOCK-----",       "LS0tLS1CRUdJTiBQUklWQVRF",
    "LS0tLS1CRUdJTiBSU0EgUFJJ", "LS0tLS1CRUdJTiBFQyBQUklWQVRF", "LS0tLS1CRUdJTiBEU0EgUFJJ",
    "LS0tLS1CRUdJTiBPUEVOU1NI", "LS0tLS1CRUdJTiBFTkNSWVBURUQg", "LS0tLS1CRUdJTiBQR1AgUFJJ",
};

constexpr std::string_view supersedes[] = {"DEX101", "DEX102", "DEX103", "DEX104",
                                           "DEX108", "DEX109", "DEX111", "DEX115",
                                           "DEX116", "DEX120", "DEX123", "DEX708"};

// Each is of the length that it tells itself, and nobody's.
constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: tls}
stringData:
  tls.key: |
    «-----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA
    -----END PRIVATE KEY-----»
)"},
                           {"account.json", R"({
  "type": "service_account",
  "client_email": "dex@example.iam.gserviceaccount.com",
  "private_key": "«-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA\n-----END PRIVATE KEY-----»\n"
})"},
                           {"values.yaml", R"(
extraArgs: "--signer=«-----BEGIN EC PRIVATE KEY----- MHcCAQEEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tArw== -----END EC PRIVATE KEY-----»"
)"}};

constexpr Example good[] = {{"configmap.yaml", R"(
kind: ConfigMap
data:
  ca.crt: |
    -----BEGIN CERTIFICATE-----
    MC4CAQAwBQYDK2VwBCIEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA
    -----END CERTIFICATE-----
  signer.pub: |
    -----BEGIN PUBLIC KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ+fn0tAr3alKey/n0tAr3alKey/n0tAr3alKey/n0tA
    -----END PUBLIC KEY-----
)"},
                            {"values.yaml", R"(
tls:
  key: |
    -----BEGIN RSA PRIVATE KEY-----
    ...
    -----END RSA PRIVATE KEY-----
)"},
                            {"values.yaml", R"(
check: grep -q -e "-----BEGIN RSA PRIVATE KEY-----" /etc/dex/tls.key
key: "-----BEGIN PRIVATE KEY-----\n${TLS_KEY}\n-----END PRIVATE KEY-----"
)"}};

// What to do first depends on who trusts the key.
std::string advice(const Node& node) {
  const std::string_view key = key_of(node);
  if (effective_scalar(node.parent, "type").text() == "service_account")
    return "Delete this key of the service account at Google first (IAM, Service Accounts, Keys): "
           "it stays in the history of every clone. Then use Workload Identity, which needs no "
           "key, or keep a new key in a Secret out of the repository.";
  if (key == "client-key-data")
    return "A client certificate of Kubernetes cannot be revoked: take the rights of its user and "
           "groups away first; of the group system:masters (admin.conf) none can be taken, there "
           "the cluster needs a new CA. Then let people log in by Dex (OIDC) and keep kubeconfigs "
           "out of "
           "the repository.";
  if (key == "tls.key" || key == "tlsKey")
    return "Have the certificate revoked and issued anew with a new key: this one stays in the "
           "history of every clone. Let cert-manager keep the key in a Secret of the cluster.";
  return {};
}

Severity severity_of(KeyState state, PathClass path_class) {
  if (state == KeyState::doubtful) return Severity::note;
  const Severity literal = severity_of_literal(path_class);
  return state == KeyState::encrypted ? milder(literal) : literal;
}

void report(const AnyScalar& scalar, const PrivateKey& key, Run& run) {
  Claim claim{.at = scalar.value.place(key.span),
              .about = scalar.value.node(),
              .message = "{0} is written in plain text",
              .arguments = {Argument::name(key.kind)},
              .severity = severity_of(key.state, scalar.path_class),
              .advice = advice(*scalar.value.node())};
  if (key.state == KeyState::encrypted)
    claim.message = "{0} is in the file: its passphrase is all that protects it";
  if (key.state == KeyState::doubtful) {
    claim.message = "this has the lines of a {0}, but not the length of a whole one";
    claim.confidence = Confidence::medium;
  }
  run.report(std::move(claim));
}

// More in one value are reported as its first ones: who mends those sees the rest.
constexpr std::size_t most_reports = 100;

void check(const AnyScalar& scalar, Run& run) {
  const std::string_view text = scalar.value.text();
  if (text.size() < 60 || text.find("PRIVATE KEY") == std::string_view::npos) return;
  std::size_t reports = 0;
  for (const PrivateKey& key : find_private_keys(text)) {
    const bool is_key = key.state != KeyState::placeholder && key.state != KeyState::reference;
    if (!is_key) continue;
    report(scalar, key, run);
    if (++reports == most_reports) return;
  }
}

}  // namespace

extern constinit const Rule private_key_in_config{
    .code = "DEX110",
    .id = "private-key-in-config",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 321,
    .summary = "Private key in a file",
    .why =
        "Whoever can read this file can pose as the owner of the key: serve its host name, log in "
        "as its account, sign what others trust. A key that was committed once stays in the "
        "history of every clone. A passphrase only slows down who has the file.",
    .fix =
        "Make a new key and have the old one no longer trusted: revoke its certificate, remove its "
        "public half from where it lets in. Then keep the new key in a Secret out of the "
        "repository or encrypted (SOPS, Sealed Secrets), and mount that.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
