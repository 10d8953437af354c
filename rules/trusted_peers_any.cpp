#include <utility>
#include <vector>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"ssoSharedWith", "ssoSharedWithDefault", "trustedPeers"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes}
sessions: {ssoSharedWithDefault: «all»}
staticClients:
- id: app
  name: App
  secretEnv: APP_SECRET
  ssoSharedWith: ["«*»"]
- id: cli
  name: CLI
  public: true
  trustedPeers: ["«*»"]
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes}
sessions: {ssoSharedWithDefault: none}
staticClients:
- id: app
  name: App
  secretEnv: APP_SECRET
  ssoSharedWith: [cli]
  trustedPeers: [cli]
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
staticClients:
- id: app
  name: App
  secretEnv: APP_SECRET
  trustedPeers: []
)"}};

void report(const Scalar& at, MessageTemplate message, std::vector<Argument> arguments,
            Severity severity, Run& run) {
  run.report({.at = at.place(),
              .about = at.node(),
              .message = message,
              .arguments = std::move(arguments),
              .severity = severity});
}

void check_client(const StaticClient& client, Run& run) {
  for (const std::string_view field : {"ssoSharedWith", "trustedPeers"}) {
    const Node* peers = client.find(field);
    if (peers == nullptr || !peers->resolved().is_sequence()) continue;
    for (const Node& peer : peers->resolved().children()) {
      if (Scalar(&peer).text() != "*") continue;
      if (field == std::string_view("trustedPeers"))
        report(Scalar(&peer), "a star in {1} of client {0} names no client: it lets nobody in",
               {Argument::id(client.id()), Argument::name(field)}, Severity::note, run);
      else
        report(Scalar(&peer), "client {0} shares its logins with every other",
               {Argument::id(client.id())}, severity_in(client.path_class, Severity::warning), run);
    }
  }
}

void check_server(const DexConfig& config, Run& run) {
  const Scalar shared = config.scalar({"sessions", "ssoSharedWithDefault"});
  if (shared.text() != "all") return;
  report(shared, "every client of this Dex shares its logins with every other", {},
         severity_in(config.path_class, Severity::warning), run);
}

}  // namespace

extern constinit const Rule trusted_peers_any{
    .code = "DEX612",
    .id = "trusted-peers-any",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 284,
    .summary = "Client that shares its logins with every other",
    .why =
        "With a star every other client of this Dex takes over the session of this one. In "
        "trustedPeers a star is a name like any other: it lets nobody in, and whoever wrote "
        "it waits for something that does not come.",
    .fix = "Name the clients by their ids.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_client, check_server}};

}  // namespace dexlint::rules
