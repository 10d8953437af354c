#include "linter/model/vocabulary.h"

#include <algorithm>

#include "linter/model/node.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

// Patterns of the gate (gate.h). A credential's key is followed by a value, or is itself the value
// of a `name:`.
constexpr std::string_view literals[] = {"clientSecret",
                                         "client_secret",
                                         "redirectURI",
                                         "redirect_uri",
                                         "bindPW",
                                         "keystonePassword",
                                         "staticClients",
                                         "staticPasswords",
                                         "enablePasswordDB",
                                         "connectors",
                                         "additionalClients",
                                         "upstreamIDPs",
                                         "upstream-idps",
                                         "jsonConfig",
                                         "kind~Secret",
                                         "kind~SealedSecret",
                                         "kind~ExternalSecret",
                                         "kind~ClusterExternalSecret",
                                         "kind~ArgoCD",
                                         "/stringData/",
                                         "kubernetes_secret",
                                         "secretGenerator",
                                         "valuesFrom",
                                         "set_sensitive",
                                         "deployTarget?",
                                         "mockIDP?",
                                         "dex.config",
                                         "policy\\.default?",
                                         "type~atlassian-crowd",
                                         "type~authproxy",
                                         "type~bitbucket-cloud",
                                         "type~gitea",
                                         "type~github",
                                         "type~gitlab",
                                         "type~google",
                                         "type~keystone",
                                         "type~ldap",
                                         "type~linkedin",
                                         "type~microsoft",
                                         "type~mockCallback",
                                         "type~mockPassword",
                                         "type~oauth",
                                         "type~oidc",
                                         "type~openshift",
                                         "type~saml",
                                         "type~samlExperimental",
                                         "type~kubernetes",
                                         "type~memory",
                                         "type~sqlite3",
                                         "type~postgres",
                                         "type~mysql",
                                         "type~etcd",
                                         "password?",
                                         "passwd?",
                                         "pwd?",
                                         "pass?",
                                         "passphrase?",
                                         "passcode?",
                                         "secret?",
                                         "token?",
                                         "pw?",
                                         "apikey?",
                                         "credential?",
                                         "credentials?",
                                         "auth?",
                                         "secretkey?",
                                         "api.key?",
                                         "access.key?",
                                         "private.key?",
                                         "secret.key?",
                                         "encryption.key?",
                                         "signing.key?",
                                         "account.key?",
                                         "master.key?",
                                         "key.data?",
                                         "license.key?",
                                         "auth.key?",
                                         "app.key?",
                                         "shared.key?",
                                         "hmac.key?",
                                         "jwt.key?",
                                         "session.key?",
                                         "fernet.key?",
                                         "unseal.key?",
                                         "key.base?",
                                         "erlang.cookie?"};

constexpr std::string_view of_any_document[] = {"\\\\u00", "\\\\x", "dexlint:"};

constexpr std::string_view public_fields[] = {"apiVersion",
                                              "kind",
                                              "namespace",
                                              "type",
                                              "id",
                                              "name",
                                              "issuer",
                                              "issuerURI",
                                              "redirectURI",
                                              "redirect_uri",
                                              "redirectURIs",
                                              "clientID",
                                              "client_id",
                                              "enabled",
                                              "public",
                                              "version",
                                              "scopes",
                                              "groups",
                                              "orgs",
                                              "org",
                                              "teams",
                                              "tenant",
                                              "hostName",
                                              "host",
                                              "port",
                                              "bindDN",
                                              "baseURL",
                                              "mockIDP",
                                              "secretEnv",
                                              "idEnv",
                                              "hashFromEnv",
                                              "upstreamIDPsSecretName",
                                              "insecureEnableGroups",
                                              "insecureSkipEmailVerified",
                                              "insecureSkipIssuerCallbackDomainCheck",
                                              "loadAllGroups",
                                              "immutable"};

}  // namespace

std::span<const std::string_view> literals_of_any_document() { return of_any_document; }

std::span<const std::string_view> recognised_literals() { return literals; }

bool is_public_field(std::string_view key) {
  return std::any_of(std::begin(public_fields), std::end(public_fields),
                     [&](std::string_view field) { return equal_ignoring_case(field, key); });
}

bool is_presentable_key(std::string_view key) {
  const auto count = [&](auto is_kind) { return std::count_if(key.begin(), key.end(), is_kind); };
  const auto lower = count([](char c) { return c >= 'a' && c <= 'z'; });
  const auto upper = count([](char c) { return c >= 'A' && c <= 'Z'; });
  const auto digits = count([](char c) { return c >= '0' && c <= '9'; });
  // `config.connectors[0].clientSecret`, as Helm's --set spells it.
  const auto joints =
      count([](char c) { return std::string_view("._-/[]").find(c) != std::string_view::npos; });
  const bool name = lower + upper + digits + joints == static_cast<std::ptrdiff_t>(key.size());
  // Long, and of all three kinds: more like a token than like a name.
  const bool random = key.size() >= 20 && lower > 0 && upper > 0 && digits > 1;
  return !key.empty() && key.size() <= 64 && name && !random;
}

}  // namespace dexlint
