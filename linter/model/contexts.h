// What a piece of a document is: typed views on nodes, made by recognisers, looked at by rules.
// They live as long as the Document.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/dex_contexts.h"
#include "linter/model/location.h"
#include "linter/model/node.h"
#include "linter/model/path_class.h"
#include "linter/model/platform.h"
#include "linter/model/values_stack.h"

namespace dexlint {

struct Company;

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
  pachyderm_value,    ///< any other credential of Pachyderm's values, and these once more
};

/// What the company's config says of a value (company.h).
enum class CompanyWord : std::uint8_t { nothing, reference, fake };

/// What stands where a credential is expected.
enum class CredentialVerdict : std::uint8_t {
  nothing,      ///< absent, empty, null, true or false
  unknown,      ///< touches a template action
  reference,    ///< the secret is kept elsewhere
  placeholder,  ///< left to be filled in
  sample,       ///< printed in somebody's example
  weak,         ///< a default that everybody knows
  open,         ///< public by nature: a certificate, a user name, a URL without a password
  literal,      ///< a secret in plain text
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
  CompanyWord word = CompanyWord::nothing;
  /// Filled in by rules::judge(): a dozen rules ask it of each credential.
  mutable std::optional<CredentialVerdict> verdict = {};
};

/// A file that SOPS was to encrypt, in clear text.
struct ClearSopsFile {
  Scalar value = {};     ///< the first that SOPS would have encrypted
  bool by_rule = false;  ///< a creation rule of `.sops.yaml` covers it; else its name says so
  bool partly = false;   ///< the file is encrypted, but for this value
  PathClass path_class = PathClass::normal;
};

/// Helm values of Pachyderm's chart, on their own or below a parent chart's key (domain.md section
/// 4).
struct PachydermValues {
  const Node* node = nullptr;           ///< the mapping that has `oidc`, `pachd`, `ingress` …
  const Node* upstream_idps = nullptr;  ///< the value of oidc.upstreamIDPs here; null when absent
  PathClass path_class = PathClass::normal;
  std::optional<Version> version = {};  ///< of Pachyderm, when something says it
  /// These values with the layers below and above them that are known, and the keys from their
  /// root down to Pachyderm's part.
  ValuesStack stack = {};
  ValuesPath prefix = {};
  /// All that an installation is told, so that what is absent has the chart's default; false for an
  /// overlay whose lower layers are not known.
  bool complete = false;

  /// What counts at `keys`, from Pachyderm's part down, in whatever layer it stands; null when
  /// nothing sets it.
  const Node* find(std::initializer_list<std::string_view> keys) const;
  Scalar scalar(std::initializer_list<std::string_view> keys) const { return Scalar(find(keys)); }
  /// True for a node of this very file: only such can be reported.
  bool is_here(const Node& value) const;
};

/// Argo CD's settings: `data` of the ConfigMap argocd-cm, `configs.cm` (before chart 5:
/// `server.config`) of its chart's values, or `spec` of the operator's resource ArgoCD.
struct ArgoCdConfig {
  enum class Form : std::uint8_t { config_map, values, resource };
  const Node* node = nullptr;        ///< the mapping with `url` and `dex.config`
  Form form = Form::config_map;      ///< decides what is filled in by somebody else
  const Node* dex_config = nullptr;  ///< the value of dex.config, a text; null when absent
  bool is_patch = false;             ///< by its path: what it leaves out, another file says
  PathClass path_class = PathClass::normal;

  Scalar url() const { return effective_scalar(node, "url"); }
};

/// Who may do what in Argo CD: `data` of the ConfigMap argocd-rbac-cm, `configs.rbac` of its
/// chart's values, `spec.rbac` of the operator's resource (keys `policy.default`, `policy.csv`; of
/// the resource `defaultPolicy`, `policy`).
struct ArgoCdRbac {
  const Node* node = nullptr;
  PathClass path_class = PathClass::normal;

  Scalar default_policy() const;
  Scalar policy() const;
};

/// What a Kubernetes Secret is made from: a manifest, the template of a SealedSecret or
/// ExternalSecret, Terraform's resource.
struct KubernetesSecret {
  const Node* node = nullptr;
  bool is_manifest = false;  ///< `kind: Secret`, so that `data` is base64; else clear text
  PathClass path_class = PathClass::normal;
};

/// A text that somebody parses (a configuration in a Secret or ConfigMap, a file of connectors) and
/// that does not parse.
struct UnparsedText {
  const Node* holder = nullptr;  ///< the scalar that holds it, or the root of the file's lines
  Place at = {};                 ///< where it stops making sense
  std::string key = {};          ///< under which it stands; empty for a file
  std::string reason = {};       ///< what the parser said; holds no text of the file
  Platform platform = Platform::unknown;
  PathClass path_class = PathClass::normal;
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
  bool of_schema = false;  ///< the keys above it say what a configuration may hold
};

/// One document of the file, or a text inside one that was opened, whatever it is: for rules that
/// know a value by its way down from there.
struct AnyDocument {
  const Node* root = nullptr;  ///< of an opened text, its parent is the scalar that holds it
};

/// An ignore (a comment, or an entry of `allow:`) that does nothing, or not what was meant.
struct IdleIgnore {
  enum class Flaw : std::uint8_t {
    unused,        ///< the rule ran and has nothing to say where the ignore holds
    unknown_rule,  ///< no rule has the name
    no_rule,       ///< it names none
    expired,       ///< its day is over
  };
  Place at = {};
  const Node* about = nullptr;  ///< the root of the document that it stands in
  Flaw flaw = Flaw::unused;
  std::string_view name = {};   ///< the rule's code, or what stands in its place
  std::string_view meant = {};  ///< the nearest rule's name, for an unknown one
};

/// All that was recognised in one file, embedded texts included.
struct Contexts {
  std::vector<DexConnector> connectors;
  std::vector<DexConfig> dex_configs;
  std::vector<StaticClient> static_clients;
  std::vector<ArgoCdConfig> argocd_configs;
  std::vector<ArgoCdRbac> argocd_rbacs;
  std::vector<Credential> credentials;
  std::vector<PachydermValues> pachyderm_values;
  std::vector<KubernetesSecret> secrets;
  std::vector<UnparsedText> unparsed_texts;
  std::vector<HelmValues> values;
  std::vector<AnyScalar> scalars;
  std::vector<AnyDocument> documents;
  std::deque<SecretFlow> flows;  ///< what credentials point at
  std::vector<ClearSopsFile> clear_sops_files;
  const Company* company = nullptr;  ///< the words of the config; null: none
};

}  // namespace dexlint
