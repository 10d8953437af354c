#include "linter/model/dex_contexts.h"

namespace dexlint {

Scalar DexConnector::type() const { return effective_scalar(node, "type", KeyMatch::ignore_case); }

Scalar DexConnector::id() const {
  const Scalar id = effective_scalar(node, "id");
  return id.exists() ? id : effective_scalar(node, "name");
}

const Node* DexConnector::find(std::string_view name) const {
  const Node* at = config;
  while (at != nullptr && !name.empty()) {
    const std::string_view key = name.substr(0, name.find('.'));
    at = effective(at, key, KeyMatch::ignore_case);
    name.remove_prefix(key.size() == name.size() ? key.size() : key.size() + 1);
  }
  return at;
}

Scalar DexConnector::redirect_uri() const {
  if (redirect_branch.exists()) return redirect_branch;
  const Scalar uri = field("redirectURI");
  return uri.exists() ? uri : field("redirect_uri");
}

const Node* DexConfig::find(std::initializer_list<std::string_view> keys) const {
  const Node* at = node;
  for (const std::string_view key : keys) at = effective(at, key, KeyMatch::ignore_case);
  return at;
}

Scalar StaticClient::id() const {
  for (const std::string_view name : {"id", "idEnv", "name"}) {
    if (const Scalar id = field(name); id.exists()) return id;
  }
  return {};
}

const Node* StaticClient::find(std::string_view name) const {
  return effective(node, name, KeyMatch::ignore_case);
}

}  // namespace dexlint
