#include "linter/model/vocabulary.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr std::string_view connector_types[] = {
    "atlassian-crowd", "authproxy",    "bitbucket-cloud", "gitea", "github",
    "gitlab",          "google",       "keystone",        "ldap",  "linkedin",
    "microsoft",       "mockCallback", "mockPassword",    "oauth", "oidc",
    "openshift",       "saml",         "samlExperimental"};

// Patterns of the gate (gate.h). A credential's key is followed by a value, or is itself the value
// of a `name:`.
// What an escape may spell is read in any case.
constexpr std::string_view literals[] = {"\\\\u00",
                                         "\\\\x",
                                         "clientSecret",
                                         "client_secret",
                                         "redirectURI",
                                         "redirect_uri",
                                         "bindPW",
                                         "keystonePassword",
                                         "staticClients",
                                         "additionalClients",
                                         "upstreamIDPs",
                                         "upstream-idps",
                                         "jsonConfig",
                                         "kind~Secret",
                                         "kind~SealedSecret",
                                         "kind~ExternalSecret",
                                         "kind~ClusterExternalSecret",
                                         "/stringData/",
                                         "kubernetes_secret",
                                         "secretGenerator",
                                         "valuesFrom",
                                         "set_sensitive",
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
                                         "license.key?"};

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

// The last word of a key that holds a credential.
constexpr std::string_view credential_words[] = {"pwd",        "pass",        "pw",   "passcode",
                                                 "credential", "credentials", "auth", "secretkey"};
constexpr std::string_view credential_endings[] = {"password", "passwd", "passphrase",
                                                   "secret",   "token",  "apikey"};

// Words that make a key say something about a credential: `existingSecret`, `checksum/secret`,
// `allowEmptyPassword`.
constexpr std::string_view describing_words[] = {
    "existing", "checksum", "annotation", "annotations", "use",     "allow", "create",
    "generate", "enable",   "enabled",    "disable",     "require", "empty", "has",
    "rotate",   "mount",    "automount",  "skip",        "from",    "no"};

// "…key" says nothing alone (`passwordKey` names a key of a Secret); these words before it do.
constexpr std::string_view key_words[] = {"api",     "access",  "private", "secret", "encryption",
                                          "signing", "account", "master",  "license"};

// These may as well name a Secret or one of its keys: `secret: my-tls`, `secretKey:
// redis-password`.
constexpr std::string_view doubtful_words[] = {"secret", "credentials", "credential",
                                               "token",  "auth",        "key"};

// Words of one case between dashes, dots and slashes: `redis-password`, `JIRA_API_TOKEN`,
// `tls.key`.
bool is_name_like(std::string_view value) {
  const bool lower = value.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
  const bool upper = value.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  const bool named = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '/';
  });
  const auto digits =
      std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  return named && (lower || upper) && digits <= 4 && value.size() <= 63;
}

}  // namespace

bool is_connector_type(std::string_view type) { return is_one_of(connector_types, type); }

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

bool is_credential_key(std::string_view key) {
  const std::vector<std::string> parts = words(key);
  if (parts.empty()) return false;
  const bool describes = std::any_of(parts.begin(), parts.end(), [](const std::string& word) {
    return is_one_of(describing_words, word);
  });
  if (describes) return false;
  const std::string& last = parts.back();
  // Run together, as in PGPASSWORD.
  const bool ends_so = std::any_of(std::begin(credential_endings), std::end(credential_endings),
                                   [&](std::string_view ending) { return last.ends_with(ending); });
  if (ends_so || is_one_of(credential_words, last)) return true;
  if (parts.size() < 2) return false;
  const std::string& before = parts[parts.size() - 2];
  // A kubeconfig's client-key-data.
  return (last == "key" && is_one_of(key_words, before)) || (last == "data" && before == "key");
}

bool is_credential(std::string_view key, std::string_view value, std::string_view group) {
  if (!is_credential_key(key)) return false;
  const std::vector<std::string> own = words(key);
  const std::vector<std::string> above = words(group);
  const bool of_secrets = std::any_of(above.begin(), above.end(), [](const std::string& word) {
    return word.starts_with("secret");
  });
  const bool doubtful = of_secrets || is_one_of(doubtful_words, own.back());
  return !doubtful || !is_name_like(value);
}

}  // namespace dexlint
