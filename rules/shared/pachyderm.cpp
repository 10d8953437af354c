#include "rules/shared/pachyderm.h"

#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

bool is_null(const Scalar& value) {
  return !value.is_quoted() && (value.text() == "~" || value.text() == "null");
}

// A switch that is on, or that a template may turn on.
bool may_be_on(const PachydermValues& values, std::initializer_list<std::string_view> keys) {
  const Node* value = values.find(keys);
  return value != nullptr && switch_at(values, keys) != false && is_set(values, keys);
}

}  // namespace

std::optional<bool> switch_at(const PachydermValues& values,
                              std::initializer_list<std::string_view> keys) {
  const Scalar value = values.scalar(keys);
  if (value.text() != "true" && value.text() != "false") return std::nullopt;
  return value.text() == "true";
}

bool is_set(const PachydermValues& values, std::initializer_list<std::string_view> keys) {
  const Node* value = values.find(keys);
  if (value == nullptr) return false;
  const Node& at = value->resolved();
  if (!at.is_scalar()) return at.unknown || at.count != 0;
  const Scalar scalar(&at);
  return scalar.unknown() || (!scalar.text().empty() && !is_null(scalar));
}

std::optional<bool> has_proxy(const PachydermValues& values) {
  if (values.find({"proxy", "enabled"}) != nullptr) return switch_at(values, {"proxy", "enabled"});
  if (!values.version || !values.complete) return std::nullopt;
  return *values.version >= Version{2, 5};
}

Scalar external_host(const PachydermValues& values) {
  const bool by_ingress = may_be_on(values, {"ingress", "enabled"});
  // Where the release is not known, a host of the proxy says that it is meant to be on.
  if (!by_ingress && has_proxy(values) == false) return {};
  const Scalar host =
      by_ingress ? values.scalar({"ingress", "host"}) : values.scalar({"proxy", "host"});
  return host.exists() && (host.unknown() || !host.text().empty()) && !is_null(host) ? host
                                                                                     : Scalar{};
}

bool is_plain_http(const PachydermValues& values) {
  const Scalar issuer = values.scalar({"oidc", "issuerURI"});
  const bool may_be_https =
      issuer.unknown() || is_reference(issuer.text()) || issuer.text().starts_with("https://");
  return !may_be_https && !may_be_on(values, {"ingress", "tls", "enabled"}) &&
         !may_be_on(values, {"proxy", "tls", "enabled"}) &&
         !may_be_on(values, {"ingress", "uriHttpsProtoOverride"});
}

bool is_for_a_cluster(const PachydermValues& values) {
  const std::string_view target = values.scalar({"deployTarget"}).text();
  return values.complete && !target.empty() && target != "LOCAL" && !is_reference(target);
}

std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  return colon == std::string_view::npos || host.find(':') != colon ? host : host.substr(0, colon);
}

}  // namespace dexlint::rules
