#include "linter/recognise/provider.h"

#include <algorithm>
#include <utility>

namespace dexlint {
namespace {

constexpr std::pair<std::string_view, Provider> by_type[] = {{"github", Provider::github},
                                                             {"gitlab", Provider::gitlab},
                                                             {"google", Provider::google},
                                                             {"microsoft", Provider::entra}};

// A host, or all below a domain.
constexpr std::pair<std::string_view, Provider> by_host[] = {
    {"auth0.com", Provider::auth0},
    {"okta.com", Provider::okta},
    {"oktapreview.com", Provider::okta},
    {"okta-emea.com", Provider::okta},
    {"login.microsoftonline.com", Provider::entra},
    {"sts.windows.net", Provider::entra},
    {"gitlab.com", Provider::gitlab},
    {"accounts.google.com", Provider::google}};

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of(":/?#"));
}

bool is_below(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

Provider provider_of(std::string_view type, std::string_view issuer) {
  for (const auto& [name, provider] : by_type) {
    if (type == name) return provider;
  }
  const std::string_view host = host_of(issuer);
  for (const auto& [domain, provider] : by_host) {
    if (is_below(host, domain)) return provider;
  }
  const bool is_realm = issuer.find("/realms/") != std::string_view::npos;
  return is_realm ? Provider::keycloak : Provider::unknown;
}

}  // namespace dexlint
