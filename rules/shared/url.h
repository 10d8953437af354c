// A URL taken apart, as far as rules about redirects need it. RFC 3986 section 3.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// Parts view the text they were made from. What is missing is empty.
struct Url {
  std::string_view scheme;  ///< as written
  std::string_view host;    ///< without userinfo, port and the brackets of IPv6
  std::string_view port;
  std::string_view path;   ///< with its leading slash
  std::string_view query;  ///< without `?`
  std::string_view user;   ///< of the userinfo, without a password
  bool has_password = false;

  bool is_absolute() const { return !scheme.empty() && !host.empty(); }
};

/// Text that is no URL gives one without scheme.
Url parse_url(std::string_view text);

/// localhost and its subdomains, 127.0.0.0/8, ::1, and 0.0.0.0, which people write for it.
bool is_loopback(std::string_view host);

/// A host that the internet does not reach: RFC 1918 and their like in IPv6, `.local`, `.internal`,
/// `.svc` and names without a dot.
bool is_private_host(std::string_view host);

/// `host` is one of `list`, separated by blanks: equal but for case, or below `*.example.com`.
bool is_listed_host(std::string_view list, std::string_view host);

}  // namespace dexlint::rules
