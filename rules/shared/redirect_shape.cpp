#include "rules/shared/redirect_shape.h"

#include "linter/model/words.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

// Callbacks of programs that use Dex: oauth2-proxy, Pachyderm's pachd, dashboards.
constexpr std::string_view client_paths[] = {"/oauth2/callback", "/auth/callback",
                                             "/authorization-code/callback"};

// The proxy came with Pachyderm 2.3 and is on by default since 2.5.
bool is_off_by_default(const DexConnector& connector) {
  return connector.version && *connector.version < Version{2, 5};
}

// The identity port that pachd had before the proxy serves Dex without a path; so does a chart
// without proxy and ingress.
bool is_without_prefix(const DexConnector& connector, const Url& url) {
  const bool legacy_port = url.port == "30658" || url.port == "1658";
  const bool proxy_off = connector.pachyderm.proxy_enabled == false ||
                         (!connector.pachyderm.proxy_enabled && is_off_by_default(connector));
  return legacy_port || (proxy_off && connector.pachyderm.ingress_enabled != true);
}

bool has_extra_parts(std::string_view text, const Url& url) {
  return !url.user.empty() || url.has_password ||
         text.find_first_of("?#") != std::string_view::npos;
}

}  // namespace

bool is_plain_http(const Url& url) {
  return equal_ignoring_case(url.scheme, "http") && !is_loopback(url.host);
}

bool lacks_dex_prefix(const DexConnector& connector, const Url& url) {
  return connector.platform == Platform::pachyderm && url.is_absolute() &&
         !url.path.starts_with("/dex/") && !is_without_prefix(connector, url);
}

bool judges_by_issuer(const DexConnector& connector) {
  return connector.platform == Platform::dex && judged_redirect(connector.dex_issuer).is_absolute();
}

RedirectShape redirect_shape(const DexConnector& connector) {
  const std::string_view text = connector.redirect_uri().text();
  const Url url = judged_redirect(connector.redirect_uri());
  if (!url.is_absolute() || connector.platform == Platform::argocd || is_plain_http(url) ||
      lacks_dex_prefix(connector, url))
    return RedirectShape::not_judged;
  if (has_extra_parts(text, url)) return RedirectShape::extra_parts;
  if (judges_by_issuer(connector)) return RedirectShape::fine;
  if (is_one_of(client_paths, url.path)) return RedirectShape::client_callback;
  if (url.path.find("//") != std::string_view::npos) return RedirectShape::double_slash;
  if (url.path.size() > 1 && url.path.ends_with('/')) return RedirectShape::trailing_slash;
  return RedirectShape::fine;
}

}  // namespace dexlint::rules
