// What a piece of a document is: typed views on nodes, made by recognisers, looked at by rules.
// They live as long as the Document.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/location.h"
#include "linter/model/node.h"

namespace dexlint {

/// Who reads a connector. Decides the callback path, whether `$VAR` is expanded, and what is
/// refused.
enum class Platform : std::uint8_t { unknown, dex, pachyderm, argocd };

/// What the path of a file says about it (facts: detection.md, "Path classes"). It lowers
/// severities, never recall.
enum class PathClass : std::uint8_t { normal, default_values, ci, documents, tests };

/// Guides, examples and tests: what is wrong there reaches no cluster by itself.
constexpr bool is_never_deployed(PathClass path_class) {
  return path_class == PathClass::documents || path_class == PathClass::tests;
}

/// What the Pachyderm values around a connector say about the issuer (domain.md section 4).
struct PachydermFacts {
  std::optional<bool> proxy_enabled = {};    ///< proxy.enabled; unset where no layer says it
  std::optional<bool> ingress_enabled = {};  ///< ingress.enabled, or ingress.host is set
  /// What says so, when it stands in another layer of values than the connector.
  const Node* elsewhere = nullptr;
};

/// A connector of Dex, in whatever it was found: `type`, `id`, `name` and a type-specific `config`
/// (or Pachyderm's older `jsonConfig`).
struct DexConnector {
  const Node* node = nullptr;  ///< the mapping with type, id, name; the config itself when there is
                               ///< no more than that
  ///  its config mapping, also inside a jsonConfig string; null when there is none
  const Node* config = nullptr;
  Platform platform = Platform::unknown;
  /// In a recognised list, or with type, id, name and config: what is absent is missing. Else a
  /// fragment.
  bool complete = false;
  PathClass path_class = PathClass::normal;
  PachydermFacts pachyderm = {};
  /// `issuer` of the Dex config that the connector is listed in; does not exist outside of one.
  Scalar dex_issuer = {};
  /// A tool fills in `${VAR}` before the platform reads it: Flux's postBuild, envsubst.
  bool substituted = false;

  Scalar type() const;
  Scalar id() const;
  /// A field of the config as Dex reads it: the last one counts, ASCII case is ignored.
  Scalar field(std::string_view name) const;
  /// redirectURI; the snake_case spelling, which Dex ignores, when that is all there is. Where the
  /// branches of a template write several, each stands in a connector of its own.
  Scalar redirect_uri() const;
  /// Which of several it is; does not exist where there is one at most.
  Scalar redirect_branch = {};
};

/// Who issued a credential, as far as what stands round it says: where it is made anew.
enum class Provider : std::uint8_t {
  unknown,
  auth0,
  okta,
  entra,
  github,
  gitlab,
  google,
  keycloak,
};

/// How a value gets from Helm values into a Secret.
struct SecretFlow {
  std::string chart = {};       ///< the chart's name
  std::string secret_key = {};  ///< in the Secret; empty when only rendering tells
  /// Lines of the chart's templates, from where the value is read to where it is written; empty
  /// where the chart is not at hand but known.
  std::vector<Location> steps = {};
};

/// What kind of place a credential stands in.
enum class CredentialField : std::uint8_t {
  client_secret,  ///< a connector's clientSecret (also spelt client_secret: ignored by Dex, a leak
                  ///< all the same)
  bind_password,  ///< ldap bindPW
  keystone_password,     ///< keystonePassword
  static_client_secret,  ///< staticClients[].secret, Pachyderm's additionalClients[].secret
  static_password_hash,  ///< staticPasswords[].hash
  storage_password,      ///< storage.config.password of a Dex config
  argocd_oidc_secret,    ///< clientSecret of Argo CD's own oidc.config
  signer_token,          ///< signer.config.token of a Dex config
  cookie_key,            ///< sessions.cookieEncryptionKey of a Dex config
  registry_auth,         ///< `auth`, `password` … of a registry in a Docker config's `auths`
  secret_data,           ///< a value of a Kubernetes Secret
  values_credential,  ///< a leaf of Helm values, or what is set beside them, under a credential's
                      ///< key
  secret_flow,  ///< a leaf of Helm values under any key, which a template makes a value of a Secret
  postgres_password,  ///< Pachyderm's global.postgresql.*
};

/// A scalar that stands where a secret belongs. What it is (a reference, a placeholder, a literal)
/// is for the rules to say.
struct Credential {
  Scalar value = {};
  CredentialField field = CredentialField::client_secret;
  std::string_view key = {};  ///< the field's name as it stands in the file
  Scalar owner = {};          ///< id or name of the connector, client or Secret; may not exist
  Platform platform = Platform::unknown;
  Provider provider = Provider::unknown;
  const SecretFlow* flow = nullptr;  ///< of a value that reaches a Secret through a chart
  PathClass path_class = PathClass::normal;
};

/// A file that SOPS was to encrypt, in clear text.
struct ClearSopsFile {
  Scalar value = {};     ///< the first that SOPS would have encrypted
  bool by_rule = false;  ///< a creation rule of `.sops.yaml` covers it; else its name says so
  bool partly = false;   ///< the file is encrypted, but for this value
  PathClass path_class = PathClass::normal;
};

/// Helm values of Pachyderm's chart, on their own or below a parent chart's key: a mapping with an
/// `oidc` mapping that says who may log in (domain.md section 4).
struct PachydermValues {
  const Node* node = nullptr;
  const Node* upstream_idps = nullptr;  ///< the value of oidc.upstreamIDPs; null when absent
  PathClass path_class = PathClass::normal;
};

/// What a Kubernetes Secret is made from: a manifest, the template of a SealedSecret or
/// ExternalSecret, Terraform's resource.
struct KubernetesSecret {
  const Node* node = nullptr;
};

/// Helm values, in a file of their own or handed to Helm by another tool.
struct HelmValues {
  const Node* node = nullptr;
};

/// Any value of a document that was read, whatever it is: for rules that know a value by its shape.
/// Not one whose text was opened: what stands in it is there by itself.
struct AnyScalar {
  Scalar value = {};
  PathClass path_class = PathClass::normal;
};

/// All that was recognised in one document of a file, embedded texts included.
struct Contexts {
  std::vector<DexConnector> connectors;
  std::vector<Credential> credentials;
  std::vector<PachydermValues> pachyderm_values;
  std::vector<KubernetesSecret> secrets;
  std::vector<HelmValues> values;
  std::vector<AnyScalar> scalars;
  std::deque<SecretFlow> flows;  ///< what credentials point at
  std::vector<ClearSopsFile> clear_sops_files;
};

}  // namespace dexlint
