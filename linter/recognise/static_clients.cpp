// Clients that Dex knows by heart: `staticClients` of a Dex config, `oidc.additionalClients` of
// Pachyderm's values.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {

void recognise_static_clients(Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& client) {
    const std::string_view list = list_of(client);
    if (!client.is_mapping() || (list != "staticClients" && list != "additionalClients")) return;
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
  });
}

}  // namespace dexlint
