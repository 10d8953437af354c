#include "linter/engine/shown_contexts.h"

#include <algorithm>
#include <utility>

#include "linter/engine/code_frame.h"
#include "linter/engine/known_secrets.h"
#include "linter/engine/reporter.h"
#include "linter/engine/visible.h"

namespace dexlint {
namespace {

class Shower {
 public:
  Shower(const Document& document, const Contexts& contexts, Redaction redaction)
      : document_(document),
        redaction_(redaction),
        secrets_(contexts),
        visible_(document, secrets_) {}

  // `config`: more of the context, where a text holds it; may be null or inside of `node`.
  void show(std::string_view kind, const Node* node, Platform platform, bool complete,
            const Node* config = nullptr) {
    if (node == nullptr) return;
    ShownContext shown{.kind = kind,
                       .trail = shown_trail(*node, hidden_text(*node), secrets_),
                       .location = location_of(document_, node->place()),
                       .document = identity_of(*node),
                       .platform = name_of(platform),
                       .is_complete = complete};
    show_values(*node, shown);
    if (config != nullptr && config->layer != node->layer) show_values(*config, shown);
    shown_.push_back(std::move(shown));
  }

  std::vector<ShownContext> take() {
    std::stable_sort(shown_.begin(), shown_.end(), [](const auto& a, const auto& b) {
      return a.location.bytes.begin < b.location.bytes.begin;
    });
    return std::move(shown_);
  }

 private:
  bool is_public(const Node& scalar) const { return is_shown(document_, visible_, scalar); }

  std::string_view hidden_text(const Node& node) const {
    return node.is_scalar() && !is_public(node) ? node.text : std::string_view();
  }

  void show_values(const Node& node, ShownContext& shown) {
    walk(node, [&](const Node& at) {
      if (!at.is_scalar() || at.style == ScalarStyle::absent) return;
      const bool masks = !at.unknown && !is_public(at);
      shown.values.push_back({.trail = shown_trail(at, hidden_text(at), secrets_),
                              .location = location_of(document_, at.place()),
                              .text = at.unknown ? std::string()
                                      : masks    ? masked(at.text, redaction_)
                                                 : std::string(at.text),
                              .is_masked = masks,
                              .is_unknown = at.unknown});
    });
  }

  std::string identity_of(const Node& node) const {
    const Node* outermost = &node;
    while (outermost->parent != nullptr) outermost = outermost->parent;
    const auto root = std::find_if(document_.roots.begin(), document_.roots.end(),
                                   [&](const Root& one) { return one.node == outermost; });
    const std::size_t ordinal = root == document_.roots.end() ? 0 : root->ordinal;
    std::string identity = document_identity(node, ordinal);
    return secrets_.are_in(identity) ? "#" + std::to_string(ordinal) : identity;
  }

  const Document& document_;
  Redaction redaction_;
  KnownSecrets secrets_;
  VisibleBytes visible_;
  std::vector<ShownContext> shown_;
};

}  // namespace

std::vector<ShownContext> shown_contexts(const Document& document, const Contexts& contexts,
                                         Redaction redaction) {
  Shower shower(document, contexts, redaction);
  // One that is there for each branch of its redirect URI is one mapping all the same.
  const Node* last = nullptr;
  for (const DexConnector& one : contexts.connectors) {
    if (std::exchange(last, one.node) != one.node)
      shower.show("connector", one.node, one.platform, one.complete, one.config);
  }
  for (const DexConfig& one : contexts.dex_configs)
    shower.show("dex-config", one.node, one.platform, one.complete);
  for (const StaticClient& one : contexts.static_clients)
    shower.show("static-client", one.node, one.platform, one.complete);
  for (const ArgoCdConfig& one : contexts.argocd_configs)
    shower.show("argocd-config", one.node, Platform::argocd, false);
  for (const ArgoCdRbac& one : contexts.argocd_rbacs)
    shower.show("argocd-rbac", one.node, Platform::argocd, false);
  for (const PachydermValues& one : contexts.pachyderm_values)
    shower.show("pachyderm-values", one.node, Platform::pachyderm, one.complete);
  for (const HelmValues& one : contexts.values)
    shower.show("helm-values", one.node, Platform::unknown, false);
  for (const KubernetesSecret& one : contexts.secrets)
    shower.show("secret", one.node, Platform::unknown, false);
  for (const Credential& one : contexts.credentials)
    shower.show("credential", one.value.node(), one.platform, true);
  return shower.take();
}

}  // namespace dexlint
