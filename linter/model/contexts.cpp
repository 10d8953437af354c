#include "linter/model/contexts.h"

namespace dexlint {

Scalar DexConnector::type() const { return effective_scalar(node, "type"); }

Scalar DexConnector::id() const {
  const Scalar id = effective_scalar(node, "id");
  return id.exists() ? id : effective_scalar(node, "name");
}

Scalar DexConnector::field(std::string_view name) const {
  return effective_scalar(config, name, KeyMatch::ignore_case);
}

Scalar DexConnector::redirect_uri() const {
  if (redirect_branch.exists()) return redirect_branch;
  const Scalar uri = field("redirectURI");
  return uri.exists() ? uri : field("redirect_uri");
}

}  // namespace dexlint
