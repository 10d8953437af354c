#include "rules/pack/thing.h"

namespace dexlint::pack {
namespace {

// Whether all of it is here, for whoever reads it as it stands.
bool is_whole(const Node& node) { return !node.guessed && node.layer->unknown.empty(); }

}  // namespace

Thing thing_of(const DexConnector& connector) {
  return {.node = connector.node,
          .config = connector.config,
          .match = KeyMatch::ignore_case,
          .complete = connector.complete,
          .name = connector.id(),
          .path_class = connector.path_class};
}

Thing thing_of(const DexConfig& config) {
  return {.node = config.node,
          .match = KeyMatch::ignore_case,
          .complete = config.complete,
          .name = config.scalar({"issuer"}),
          .path_class = config.path_class};
}

Thing thing_of(const StaticClient& client) {
  return {.node = client.node,
          .match = KeyMatch::ignore_case,
          .complete = client.complete,
          .name = client.id(),
          .path_class = client.path_class};
}

Thing thing_of(const PachydermValues& values) {
  return {.node = values.node,
          .values = &values,
          .complete = values.complete,
          .path_class = values.path_class};
}

Thing thing_of(const KubernetesSecret& secret) {
  return {.node = secret.node,
          .complete = secret.is_manifest && is_whole(*secret.node),
          .name = Scalar(effective_path(secret.node, {"metadata", "name"})),
          .path_class = secret.path_class};
}

Thing thing_of(const ArgoCdConfig& config) {
  const bool whole = config.form == ArgoCdConfig::Form::config_map && !config.is_patch;
  return {.node = config.node,
          .complete = whole && is_whole(*config.node),
          .path_class = config.path_class};
}

// What they leave out, another file or a chart may say.
Thing thing_of(const ArgoCdRbac& rbac) {
  return {.node = rbac.node, .path_class = rbac.path_class};
}
Thing thing_of(const HelmValues& values) { return {.node = values.node}; }

Thing thing_round(const Node& value) {
  const Node* at = &value;
  while (at->parent != nullptr && at->parent->layer == at->layer && !at->parent->is_mapping())
    at = at->parent;
  const bool inside = at->parent != nullptr && at->parent->is_mapping();
  const Node& thing = inside ? *at->parent : value;
  return {.node = &thing, .complete = is_whole(thing)};
}

Thing thing_itself(const Node& value) { return {.node = &value, .complete = is_whole(value)}; }

}  // namespace dexlint::pack
