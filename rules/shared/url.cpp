#include "rules/shared/url.h"

#include <algorithm>
#include <string>

#include "linter/model/node.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_scheme(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

void split_host(std::string_view authority, Url& url) {
  if (authority.starts_with('[')) {
    const std::size_t close = std::min(authority.find(']'), authority.size());
    url.host = authority.substr(1, close - 1);
    authority.remove_prefix(std::min(close + 1, authority.size()));
    if (authority.starts_with(':')) url.port = authority.substr(1);
    return;
  }
  const std::size_t colon = authority.find(':');
  url.host = authority.substr(0, colon);
  if (colon != npos) url.port = authority.substr(colon + 1);
}

bool is_ipv4(std::string_view host) {
  return host.find_first_not_of("0123456789.") == npos &&
         std::count(host.begin(), host.end(), '.') == 3;
}

bool in_172_16(std::string_view host) {
  if (!host.starts_with("172.")) return false;
  const std::string_view second = host.substr(4, host.find('.', 4) - 4);
  return second.size() == 2 && second >= "16" && second <= "31";
}

bool is_ipv6_loopback(std::string_view host) {
  return host.find(':') != npos && host.find_first_not_of("0:") == host.size() - 1 &&
         host.back() == '1';
}

// fc00::/7 (RFC 4193) and fe80::/10.
bool is_ipv6_private(std::string_view host) {
  const std::string_view start = host.substr(0, 2);
  return host.find(':') != npos &&
         (equal_ignoring_case(start, "fc") || equal_ignoring_case(start, "fd") ||
          equal_ignoring_case(host.substr(0, 4), "fe80"));
}

bool ends_with_label(std::string_view host, std::string_view label) {
  return host.size() > label.size() &&
         equal_ignoring_case(host.substr(host.size() - label.size()), label) &&
         host[host.size() - label.size() - 1] == '.';
}

}  // namespace

Url parse_url(std::string_view text) {
  Url url;
  const std::size_t scheme_end = text.find("://");
  if (scheme_end == npos || !is_scheme(text.substr(0, scheme_end))) return url;
  url.scheme = text.substr(0, scheme_end);
  std::string_view rest = text.substr(scheme_end + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view authority = rest.substr(0, end);
  rest.remove_prefix(end);
  if (const std::size_t at = authority.rfind('@'); at != npos) {
    const std::size_t colon = authority.substr(0, at).find(':');
    url.has_password = colon != npos && colon + 1 < at;
    url.user = authority.substr(0, std::min(colon, at));
    authority.remove_prefix(at + 1);
  }
  split_host(authority, url);
  rest = rest.substr(0, rest.find('#'));
  url.path = rest.substr(0, rest.find('?'));
  if (url.path.size() < rest.size()) url.query = rest.substr(url.path.size() + 1);
  return url;
}

bool is_loopback(std::string_view host) {
  // The last two are names that anybody uses for 127.0.0.1.
  return equal_ignoring_case(host, "localhost") || ends_with_label(host, "localhost") ||
         ends_with_label(host, "localtest.me") || ends_with_label(host, "lvh.me") ||
         (is_ipv4(host) && host.starts_with("127.")) || is_ipv6_loopback(host) || host == "0.0.0.0";
}

bool is_private_host(std::string_view host) {
  if (is_ipv4(host))
    return host.starts_with("10.") || host.starts_with("192.168.") || in_172_16(host);
  if (host.find(':') != npos) return is_ipv6_private(host);
  if (host.find('.') == npos) return true;
  for (const std::string_view label :
       {"local", "internal", "svc", "svc.cluster.local", "lan", "home.arpa", "test"}) {
    if (ends_with_label(host, label)) return true;
  }
  return false;
}

bool is_listed_host(std::string_view list, std::string_view host) {
  while (!list.empty()) {
    const std::string_view pattern = list.substr(0, list.find(' '));
    list.remove_prefix(std::min(pattern.size() + 1, list.size()));
    if (pattern.empty()) continue;
    const bool below = pattern.starts_with("*.") && ends_with_label(host, pattern.substr(2));
    if (below || equal_ignoring_case(pattern, host)) return true;
  }
  return false;
}

}  // namespace dexlint::rules
