// What Dex reads, wherever it was found: connectors, the server's own configuration, static
// clients. Views on nodes; they live as long as the Document.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "linter/model/node.h"
#include "linter/model/path_class.h"
#include "linter/model/platform.h"

namespace dexlint {

/// What the Pachyderm values around a connector say about the issuer (domain.md section 4).
struct PachydermFacts {
  std::optional<bool> proxy_enabled = {};    ///< proxy.enabled; unset where no layer says it
  std::optional<bool> ingress_enabled = {};  ///< ingress.enabled, or ingress.host is set
  /// What says so, when it stands in another layer of values than the connector.
  const Node* elsewhere = nullptr;
  Scalar issuer_uri = {};    ///< oidc.issuerURI
  Scalar ingress_host = {};  ///< ingress.host
  Scalar proxy_host = {};    ///< proxy.host
};

/// How a connector is handed over: decides which keys beside `config` are read, and what becomes of
/// others.
enum class ConnectorPlace : std::uint8_t {
  fragment,       ///< nobody knows
  dex_config,     ///< an item of a Dex config's `connectors`, Argo CD's dex.config included
  upstream_idps,  ///< an item of what Pachyderm reads at start: strict protojson
  pachctl_file,   ///< one mapping for `pachctl idp create-connector`
};

/// A connector of Dex, in whatever it was found: `type`, `id`, `name` and a type-specific `config`
/// (or Pachyderm's older `jsonConfig`).
struct DexConnector {
  const Node* node = nullptr;  ///< the mapping with type, id, name; the config itself when there is
                               ///< no more than that
  ///  its config mapping, also inside a jsonConfig string; null when there is none
  const Node* config = nullptr;
  bool is_broken_json = false;  ///< the text of its jsonConfig is no JSON
  Platform platform = Platform::unknown;
  std::optional<Version> version = {};  ///< of the platform, when something says it
  ConnectorPlace place = ConnectorPlace::fragment;
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
  /// A field of the config as Dex reads it: the last one counts, ASCII case is ignored. `name` may
  /// lead into nested mappings: `userSearch.baseDN`.
  const Node* find(std::string_view name) const;
  Scalar field(std::string_view name) const { return Scalar(find(name)); }
  /// redirectURI; the snake_case spelling, which Dex ignores, when that is all there is. Where the
  /// branches of a template write several, each stands in a connector of its own.
  Scalar redirect_uri() const;
  /// Which of several it is; does not exist where there is one at most.
  Scalar redirect_branch = {};
};

/// Configuration of a Dex server: a file, an entry of a Secret or ConfigMap, `config` of its
/// chart's values, or Argo CD's dex.config (cmd/dex/config.go: Config).
struct DexConfig {
  const Node* node = nullptr;
  Platform platform = Platform::dex;  ///< dex, or argocd, which overwrites most of it
  /// The server reads this and no more, so that what is absent is missing. Never true of values, of
  /// which the chart has defaults, of overlays and of templates with branches.
  bool complete = false;
  bool in_values = false;  ///< `config` of Helm values
  PathClass path_class = PathClass::normal;
  bool substituted = false;  ///< as in DexConnector

  /// What counts at `keys` as Go reads it: the last, ASCII case ignored; null when absent.
  const Node* find(std::initializer_list<std::string_view> keys) const;
  Scalar scalar(std::initializer_list<std::string_view> keys) const { return Scalar(find(keys)); }
};

/// A client that Dex knows from its configuration: an item of `staticClients`, or of Pachyderm's
/// oidc.additionalClients.
struct StaticClient {
  const Node* node = nullptr;
  Platform platform = Platform::unknown;
  bool complete = false;  ///< of a complete DexConfig
  PathClass path_class = PathClass::normal;
  bool substituted = false;  ///< as in DexConnector

  /// id, else idEnv, else name.
  Scalar id() const;
  /// A field, ASCII case ignored; null when absent.
  const Node* find(std::string_view name) const;
  Scalar field(std::string_view name) const { return Scalar(find(name)); }
};

}  // namespace dexlint
