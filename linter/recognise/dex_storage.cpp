// The password of the database in `storage` of a Dex config (storage/sql/config.go of Dex:
// NetworkDB), also in the values of Dex's chart and in overlays that hold no more than that.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// Storage types of Dex (cmd/dex/config.go: storages) that have a password.
bool has_password(std::string_view type) {
  return type == "postgres" || type == "mysql" || type == "etcd";
}

bool is_dex_storage(const Node& node) {
  if (!node.is_mapping() || key_of(node) != "storage" || effective(&node, "config") == nullptr)
    return false;
  const Scalar type = effective_scalar(&node, "type");
  return type.exists() ? has_password(type.text()) : key_of(*node.parent) == "config";
}

}  // namespace

void recognise_dex_storage(Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!is_dex_storage(node)) return;
    every(effective(&node, "config"), "password", KeyMatch::ignore_case, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = CredentialField::storage_password,
                                   .key = value.key->text,
                                   .platform = Platform::dex});
    });
  });
}

}  // namespace dexlint
