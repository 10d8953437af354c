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

constexpr std::string_view literals[] = {"clientSecret",
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
                                         "postgresqlPassword",
                                         "postgresqlPostgresPassword"};

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

constexpr std::string_view credential_words[] = {
    "password", "passwd", "pwd",    "pass",       "passphrase",  "passcode", "secret",
    "token",    "pw",     "apikey", "credential", "credentials", "auth",     "secretkey"};

// "…key" says nothing alone (`passwordKey` names a key of a Secret); these words before it do.
constexpr std::string_view key_words[] = {"api",     "access",  "private", "secret", "encryption",
                                          "signing", "account", "master",  "license"};

}  // namespace

bool is_connector_type(std::string_view type) { return is_one_of(connector_types, type); }

std::span<const std::string_view> recognised_literals() { return literals; }

bool is_public_field(std::string_view key) {
  return std::any_of(std::begin(public_fields), std::end(public_fields),
                     [&](std::string_view field) { return equal_ignoring_case(field, key); });
}

bool is_presentable_key(std::string_view key) {
  return !key.empty() && key.size() <= 48 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
  });
}

bool is_credential_key(std::string_view key) {
  const std::vector<std::string> parts = words(key);
  if (parts.empty()) return false;
  if (is_one_of(credential_words, parts.back())) return true;
  return parts.size() > 1 && parts.back() == "key" && is_one_of(key_words, parts[parts.size() - 2]);
}

}  // namespace dexlint
