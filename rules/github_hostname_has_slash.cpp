#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~github"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: ghe
  name: GitHub Enterprise
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    hostName: «https://git.example.com»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: ghe
  name: GitHub Enterprise
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", hostName: git.example.com}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: ghe
  name: GitHub Enterprise
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", hostName: "${GIT_HOST}"}
)"}};

// The host of `https://git.example.com/`, when that is all it has.
std::string_view host_of(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  if (text.ends_with('/')) text.remove_suffix(1);
  return text.find('/') == std::string_view::npos ? text : std::string_view{};
}

void check(const DexConnector& connector, Run& run) {
  const Scalar host = connector.field("hostName");
  if (connector.type().text() != "github" || host.text().find('/') == std::string_view::npos ||
      is_put_in_by_a_tool(host.text()))
    return;
  Claim claim{
      .at = host.place(),
      .about = host.node(),
      .message = "hostName of connector {0} has a slash: {1} cannot open it",
      .arguments = {Argument::id(connector.id()), Argument::words(title_of(connector.platform))},
      .severity = severity_in(connector.path_class)};
  if (const std::string_view bare = host_of(host.text()); !bare.empty())
    claim.mend = Mend{host.place(), std::string(bare), "write the host alone", true};
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule github_hostname_has_slash{
    .code = "DEX310",
    .id = "github-hostname-has-slash",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "hostName of a GitHub connector is a URL",
    .why =
        "Dex makes the addresses of GitHub Enterprise from the host alone and does not open a "
        "connector whose hostName has a slash (connector/github/github.go: Open).",
    .fix = "Write the host without scheme and path: git.example.com.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
