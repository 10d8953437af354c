// What Dex knows by heart: `staticClients` and `staticPasswords` of a Dex config,
// `oidc.additionalClients` of Pachyderm's values.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// Where nothing says who reads the list, it is Dex.
Platform platform_of_client(const Node& client) {
  const Platform platform = platform_of(client);
  return platform == Platform::unknown ? Platform::dex : platform;
}

void add_client(const Document& document, const Node& client, Contexts& found) {
  const Node* owner = client.parent == nullptr ? nullptr : client.parent->parent;
  const bool of_pachyderm = list_of(client) == "additionalClients";
  found.static_clients.push_back(
      {.node = &client,
       .platform = of_pachyderm ? Platform::pachyderm : platform_of_client(client),
       .complete = owner != nullptr && is_complete_dex_config(*owner),
       .substituted = is_substituted(document, client)});
}

void add_secret(const Node& client, Contexts& found) {
  // A public client has no secret to keep (RFC 6749 section 2.1).
  if (effective_scalar(&client, "public", KeyMatch::ignore_case).text() == "true") return;
  Scalar id = effective_scalar(&client, "id", KeyMatch::ignore_case);
  if (!id.exists()) id = effective_scalar(&client, "idEnv", KeyMatch::ignore_case);
  every(&client, "secret", KeyMatch::ignore_case, [&](const Node& value) {
    found.credentials.push_back({.value = Scalar(&value),
                                 .field = CredentialField::static_client_secret,
                                 .key = value.key->text,
                                 .owner = id.exists() ? id : effective_scalar(&client, "name"),
                                 .platform = platform_of(client)});
  });
}

void add_password(const Node& user, Contexts& found) {
  every(&user, "hash", KeyMatch::ignore_case, [&](const Node& value) {
    found.credentials.push_back(
        {.value = Scalar(&value),
         .field = CredentialField::static_password_hash,
         .key = value.key->text,
         .owner = effective_scalar(&user, "username", KeyMatch::ignore_case),
         .platform = platform_of(user)});
  });
}

}  // namespace

void recognise_static_logins(Document& document, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& item) {
    if (!item.is_mapping()) return;
    const std::string_view list = list_of(item);
    if (list == "staticClients" || list == "additionalClients") {
      add_client(document, item, found);
      add_secret(item, found);
    }
    if (list == "staticPasswords") add_password(item, found);
  });
}

}  // namespace dexlint
