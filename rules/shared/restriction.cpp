#include "rules/shared/restriction.h"

#include <algorithm>

#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

bool has_host(const DexConnector& connector, std::string_view field, std::string_view public_host) {
  const Node* value = connector.find(field);
  if (!is_set(value)) return false;
  const Url url = judged_redirect(Scalar(value));
  return !equal_ignoring_case(url.host, public_host);
}

// oidc against Google is as open as type google.
bool is_google(const DexConnector& connector) {
  return equal_ignoring_case(judged_redirect(connector.field("issuer")).host,
                             "accounts.google.com");
}

}  // namespace

bool is_set(const Node* value) {
  if (value == nullptr) return false;
  const JsonType type = json_type(*value);
  if (type == JsonType::unknown) return true;
  const Node& node = value->resolved();
  return node.is_scalar() ? type != JsonType::null && !node.text.empty() : node.count != 0;
}

bool is_multi_tenant(const DexConnector& connector) {
  static constexpr std::string_view several[] = {"common", "organizations", "consumers"};
  const Node* tenant = connector.find("tenant");
  return !is_set(tenant) || is_one_of(several, Scalar(tenant).text());
}

bool is_public_provider(const DexConnector& connector) {
  const std::string_view type = connector.type().text();
  if (type == "google" || type == "bitbucket-cloud" || type == "linkedin") return true;
  if (type == "github") return !is_set(connector.find("hostName"));
  if (type == "gitlab") return !has_host(connector, "baseURL", "gitlab.com");
  if (type == "gitea") return !has_host(connector, "baseURL", "gitea.com");
  if (type == "microsoft") return is_multi_tenant(connector);
  return type == "oidc" && is_google(connector);
}

bool is_restricted(const DexConnector& connector) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr) return true;
  return std::any_of(known->fields.begin(), known->fields.end(), [&](const dex::Field& field) {
    const bool top = field.path.find_first_of(".[") == std::string_view::npos;
    if (!field.restricts || !top || !is_read(field, connector)) return false;
    if (field.path == "tenant") return !is_multi_tenant(connector);
    return is_set(connector.find(field.path));
  });
}

}  // namespace dexlint::rules
