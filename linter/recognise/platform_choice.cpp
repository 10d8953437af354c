#include "linter/recognise/platform_choice.h"

namespace dexlint {
namespace {

bool is_item(const Node& node) { return node.parent != nullptr && node.parent->is_sequence(); }

void choose(DexConnector& connector, const PlatformChoice& choice) {
  const bool changes = connector.platform != choice.platform;
  connector.platform = choice.platform;
  connector.version = choice.version;
  const bool by_pachctl = connector.place == ConnectorPlace::pachctl_file;
  if (choice.platform != Platform::pachyderm) {
    if (is_item(*connector.node)) connector.place = ConnectorPlace::dex_config;
  } else if (is_item(*connector.node)) {
    connector.place = ConnectorPlace::upstream_idps;
  } else if (connector.complete && !by_pachctl) {
    connector.place = ConnectorPlace::pachctl_file;
  }
  const bool whole_list = is_item(*connector.node) && !connector.node->guessed;
  if (changes && whole_list) connector.complete = true;
}

}  // namespace

void choose_platform(Contexts& found, const PlatformChoice& choice) {
  if (choice.platform == Platform::unknown) return;
  for (DexConnector& connector : found.connectors) choose(connector, choice);
  for (DexConfig& config : found.dex_configs) config.platform = choice.platform;
  for (StaticClient& client : found.static_clients) client.platform = choice.platform;
  for (UnparsedText& text : found.unparsed_texts) text.platform = choice.platform;
  for (PachydermValues& values : found.pachyderm_values) {
    if (choice.platform == Platform::pachyderm) values.version = choice.version;
  }
  for (Credential& credential : found.credentials) {
    if (credential.platform != Platform::unknown) credential.platform = choice.platform;
  }
}

}  // namespace dexlint
