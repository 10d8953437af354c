#include "rules/shared/url_userinfo.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "linter/model/node.h"
#include "linter/model/words.h"
#include "rules/shared/placeholder.h"
#include "rules/shared/reference.h"
#include "rules/shared/variable.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view mark = "://";
// What no URL holds, escaped or not. The gate's `*` knows the blanks and quotes too.
constexpr std::string_view outside = " \t\r\n\"'`\\";
constexpr std::size_t longest_scheme = 20;
constexpr std::size_t longest_userinfo = 500;  // below the reach of the gate's `*`

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The scheme that ends at `end`.
std::string_view scheme_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_scheme &&
         (is_letter(text[begin - 1]) || is_digit(text[begin - 1]) ||
          std::string_view("+-.").find(text[begin - 1]) != npos))
    --begin;
  while (begin < end && !is_letter(text[begin])) ++begin;
  return text.substr(begin, end - begin);
}

bool is_web(std::string_view scheme) {
  return scheme.ends_with("http") || scheme.ends_with("https");
}

bool may_begin_host(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("[${<%_(").find(c) != npos;
}

// The `@` that ends the userinfo of `rest`, what follows `://`; npos where there is none.
std::size_t end_of_userinfo(std::string_view rest, std::string_view scheme) {
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string_view authority = rest.substr(0, end);
  const std::size_t first = authority.find('@');
  const std::size_t comma = authority.find(',');
  if (first != npos && first < comma) {
    // Of several hosts, each with a user of its own, the first.
    const std::size_t last = authority.substr(0, comma).rfind('@');
    return last;
  }
  if (first != npos) return authority.rfind('@');
  // A `/` or `#` in a password that nobody escaped looks like the end of host and port.
  const std::size_t colon = authority.find(':');
  if (is_web(scheme) || colon == npos) return npos;
  const std::string_view port = authority.substr(colon + 1, comma - std::min(colon + 1, comma));
  if (port.find_first_not_of("0123456789") == npos) return npos;
  return rest.find('@', end);
}

// `https://TOKEN@host`, `https://TOKEN:x-oauth-basic@host`: long, and no name of anybody. 32
// hexadecimal digits are the public key of a Sentry project.
bool is_token(std::string_view user) {
  const auto digits = std::count_if(user.begin(), user.end(), is_digit);
  const auto letters = std::count_if(user.begin(), user.end(), is_letter);
  const bool plain = std::all_of(user.begin(), user.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-';
  });
  const bool hex = user.size() == 32 && std::all_of(user.begin(), user.end(), is_hex);
  return plain && !hex && user.size() >= 20 && digits >= 3 && letters >= 3;
}

std::string_view host_of(std::string_view rest) {
  const std::size_t close = rest.starts_with('[') ? rest.find(']') : npos;
  if (close != npos) return rest.substr(1, close - 1);
  return rest.substr(0, rest.find_first_of(":/?#,;)>"));
}

// The secret of the URL whose `://` stands at `at`; an empty one when it has none.
UrlPassword password_at(std::string_view text, std::size_t at) {
  UrlPassword found{
      .secret = {}, .scheme = scheme_before(text, at), .user = {}, .password = {}, .host = {}};
  if (found.scheme.size() < 2) return found;
  const std::size_t begin = at + mark.size();
  std::string_view rest = text.substr(begin, longest_userinfo);
  rest = rest.substr(0, rest.find_first_of(outside));
  const std::size_t end = end_of_userinfo(rest, found.scheme);
  if (end == npos || end + 1 >= rest.size()) return found;
  const std::string_view userinfo = rest.substr(0, end);
  const std::size_t colon = std::min(userinfo.find(':'), userinfo.size());
  found.user = userinfo.substr(0, colon);
  found.password = userinfo.substr(std::min(colon + 1, userinfo.size()));
  // Behind one more `@` anything may be a piece of a password that nobody escaped.
  const bool is_certain = rest.find('@', end + 1) == npos;
  if (is_certain) found.host = host_of(rest.substr(end + 1));
  found.is_user =
      is_web(found.scheme) && is_token(found.user) &&
      (found.password.empty() || found.password == "x-oauth-basic" || found.password == "x");
  const bool slash = rest[end + 1] == '/' && !is_web(found.scheme);  // a socket
  if (!found.is_user && !slash && !may_begin_host(rest[end + 1])) return found;
  found.secret = found.is_user ? Span{begin, begin + colon}
                               : Span{begin + end - found.password.size(), begin + end};
  if (found.is_user) found.password = found.user;
  return found;
}

// `https?://[^:]+:.+@`, and the tag of an image before its digest.
bool is_no_url(const UrlPassword& found) {
  static constexpr std::string_view patterns[] = {"[^", ".*", ".+", "\\w", "(?", "]+", "]*"};
  return found.host.starts_with("sha256") || found.host.starts_with("sha512") ||
         std::any_of(std::begin(patterns), std::end(patterns), [&](std::string_view pattern) {
           return found.password.find(pattern) != npos || found.user.find(pattern) != npos;
         });
}

// `%s`, `%(password)s`, `%v`: filled in by a program; `%40` is an escape.
bool is_format(std::string_view password) {
  const std::size_t at = password.find('%');
  if (at == npos || at + 1 >= password.size()) return false;
  const bool escape =
      at + 2 < password.size() && is_hex(password[at + 1]) && is_hex(password[at + 2]);
  return !escape && std::string_view("sdvqr({").find(password[at + 1]) != npos;
}

// Words that guides write before a `:` and behind it.
bool is_example_user(std::string_view user) {
  static constexpr std::string_view names[] = {"user",   "username", "usr",    "u",   "me",
                                               "myuser", "login",    "dbuser", "foo", "name"};
  const std::string name = lower_case(user);
  return is_one_of(names, name) || name.starts_with("your") || name.starts_with("my") ||
         name.starts_with('<') || name.starts_with('{');
}
bool is_example_password(std::string_view password) {
  static constexpr std::string_view names[] = {"pw",   "pwd",    "passwd", "psw", "p",
                                               "pass", "passwr", "passw",  "pswd"};
  return is_one_of(names, lower_case(password)) || is_placeholder(password);
}

}  // namespace

std::vector<UrlPassword> find_url_passwords(std::string_view text) {
  std::vector<UrlPassword> found;
  for (std::size_t at = text.find(mark); at != npos; at = text.find(mark, at + 1)) {
    const UrlPassword url = password_at(text, at);
    if (url.secret.empty()) continue;
    found.push_back(url);
    at = url.secret.end;
  }
  return found;
}

Verdict judge(const UrlPassword& found) {
  if (is_no_url(found)) return Verdict::nothing;
  const std::string_view password = default_of(found.password);
  if (is_reference(password) || is_format(password) || password.starts_with('{'))
    return Verdict::reference;
  if (password.empty()) return Verdict::nothing;
  if (found.is_user) return is_placeholder(password) ? Verdict::placeholder : Verdict::literal;
  const bool weak = is_weak_default(password) || equal_ignoring_case(password, found.user);
  if (weak) return is_example_user(found.user) ? Verdict::placeholder : Verdict::weak;
  if (is_example_password(password)) return Verdict::placeholder;
  return is_sample_secret(password) ? Verdict::weak : Verdict::literal;
}

}  // namespace dexlint::rules
