// JSON patches (RFC 6902), as kustomize takes them: `op`, `path` and `value`. The path says what
// the value is. Those of Secrets are recognised with the Secrets.
#include <algorithm>

#include "linter/model/vocabulary.h"
#include "linter/recognise/base64.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// What is patched is not said everywhere; a ConfigMap has `data` as well, but not in base64.
bool may_be_secret_entry(std::string_view path, std::string_view key, std::string_view value) {
  return path.starts_with("/data/") && is_credential_key(key) && decode_base64(value).has_value();
}

// `path: /spec/…/env/-` with `{name: …, value: …}`.
void add_variable(const Node& variable, std::string_view path, Contexts& found) {
  const std::string_view name = effective_scalar(&variable, "name").text();
  if (path.find("/env/") == std::string_view::npos) return;
  every(&variable, "value", KeyMatch::exact, [&](const Node& value) {
    if (is_credential(name, value.text, ""))
      found.credentials.push_back(
          {.value = Scalar(&value), .field = CredentialField::values_credential, .key = name});
  });
}

}  // namespace

void recognise_json_patches(Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping() || effective(&node, "op") == nullptr || is_secret_patch(node)) return;
    const std::string_view path = effective_scalar(&node, "path").text();
    const std::string_view key = path.substr(std::min(path.rfind('/') + 1, path.size()));
    every(&node, "value", KeyMatch::exact, [&](const Node& value) {
      const std::string_view text = Scalar(&value).text();
      if (value.is_mapping()) return add_variable(value, path, found);
      const bool of_secret = may_be_secret_entry(path, key, text);
      if (!of_secret && !is_credential(key, text, "")) return;
      found.credentials.push_back(
          {.value = Scalar(&value),
           .field = of_secret ? CredentialField::secret_data : CredentialField::values_credential,
           .key = key});
    });
  });
}

}  // namespace dexlint
