// Passwords and tokens in the userinfo of URLs, wherever in a text the URLs stand. RFC 3986 section
// 3.2.1; drivers of databases are laxer: they take several hosts and what nobody escaped.
#pragma once

#include <string_view>
#include <vector>

#include "linter/model/span.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {

/// Views the text it was found in.
struct UrlPassword {
  Span secret;              ///< bytes of the text: the password, or a token in the user's place
  std::string_view scheme;  ///< as written, without `jdbc:` and its like
  std::string_view user;
  std::string_view password;  ///< what `secret` covers
  std::string_view host;      ///< without port; the first of several
  bool is_user = false;       ///< a token in the user's place
};

/// The URLs in `text` with something secret before their `@`, in order; references and placeholders
/// included. Linear in the text.
std::vector<UrlPassword> find_url_passwords(std::string_view text);

/// nothing: no password after all (a pattern, an image's digest); else what the password is. `user`
/// and host have their say: `user:pass@` is a placeholder, `postgres:postgres@` a weak default.
Verdict judge(const UrlPassword& found);

}  // namespace dexlint::rules
