#include "rules/shared/public_value.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "rules/shared/reference.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// The last word of a key whose value anybody may know.
constexpr std::string_view public_words[] = {
    "username",  "user",       "login",    "email",       "mail",         "name",        "id",
    "host",      "hostname",   "server",   "port",        "endpoint",     "address",     "region",
    "bucket",    "database",   "dbname",   "db",          "schema",       "type",        "project",
    "issuer",    "crt",        "cert",     "certificate", "certificates", "ca",          "pub",
    "domain",    "path",       "mode",     "org",         "team",         "tenant",      "kind",
    "version",   "scheme",     "protocol", "algorithm",   "method",       "uid",         "realm",
    "namespace", "namespaces", "zone",     "environment", "env",          "driver",      "engine",
    "enabled",   "channel",    "mtime",    "time",        "date",         "comment",     "level",
    "locale",    "image",      "tag",      "feature",     "timeout",      "description", "tz",
    "timezone",  "cn",         "dn",       "basedn",      "cron",         "schedule",    "scope",
    "scopes",    "note",       "notes",    "hint",        "number",       "serial"};

// But for Vault's `secret-id`, which is the password that goes with `role-id`.
bool ends_in_public_word(std::string_view key) {
  const std::vector<std::string> parts = words(key);
  if (parts.size() > 1 && parts.back() == "id" && parts[parts.size() - 2] == "secret") return false;
  if (parts.empty()) return false;
  // `node.session.auth.username_in` of iSCSI: which way it is used stands behind the name.
  const bool directed = parts.size() > 1 && (parts.back() == "in" || parts.back() == "out");
  const std::string& last = directed ? parts[parts.size() - 2] : parts.back();
  return is_one_of(public_words, last) || last.ends_with("username") ||
         last.ends_with("accountname");
}

bool is_public_block(std::string_view value) {
  const bool pem = value.find("-----BEGIN CERTIFICATE-----") != npos ||
                   value.find("PUBLIC KEY-----") != npos ||
                   value.find("-----BEGIN DH PARAMETERS-----") != npos ||
                   value.find("CERTIFICATE REQUEST-----") != npos ||
                   value.find("-----BEGIN TRUSTED CERTIFICATE-----") != npos ||
                   value.find("-----BEGIN X509 CRL-----") != npos;
  return (pem && value.find("PRIVATE KEY-----") == npos) || value.starts_with("ssh-rsa ") ||
         value.starts_with("ssh-ed25519 ") || value.starts_with("ecdsa-sha2-");
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & '\x80') != 0;
}

bool is_word_or_number(std::string_view value) {
  for (const std::string_view word : {"true", "false", "yes", "no", "on", "off", "null", "none"}) {
    if (equal_ignoring_case(word, value)) return true;
  }
  return value.size() <= 5 && value.find_first_not_of("0123456789.") == npos;
}

// `db.example.com`, `db.default.svc:5432`: letters, digits and dashes between dots, the last of
// letters.
bool is_host(std::string_view value) {
  value = value.substr(0, value.find(':'));
  const std::size_t dot = value.rfind('.');
  if (dot == npos || dot + 3 > value.size() ||
      value.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != npos)
    return false;
  return value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == npos &&
         value.find_first_of("0123456789", dot) == npos;
}

// `password=…` in a query, as drivers of databases take it.
bool holds_credential(std::string_view query) {
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find_first_of("&;"));
    if (is_credential_key(part.substr(0, part.find('=')))) return true;
    query.remove_prefix(std::min(part.size() + 1, query.size()));
  }
  return false;
}

// Webhooks carry their token as a segment of the path.
bool holds_token(std::string_view path) {
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    const auto digits =
        std::count_if(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (segment.size() >= 20 && digits >= 3 && segment.find_first_of("-.") == npos) return true;
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
  }
  return false;
}

// The password is kept elsewhere: `postgres://me:$(PASSWORD)@db`. `url`: of `value`.
bool is_filled_in(std::string_view value, const Url& url) {
  const auto begin = static_cast<std::size_t>(url.user.data() - value.data()) + url.user.size() + 1;
  const auto host = static_cast<std::size_t>(url.host.data() - value.data());
  const std::size_t end = value.rfind('@', host);
  return begin < end && end != npos && is_reference(value.substr(begin, end - begin));
}

bool is_public_url(std::string_view value, const Url& url) {
  const bool named = url.user.size() <= 16 && url.user.find('_') == npos;  // a person, not a token
  // A password with a `/` or `#` in it that nobody escaped looks like a port.
  const bool port = url.port.find_first_not_of("0123456789") == npos;
  const bool secret = url.has_password && !is_filled_in(value, url);
  return !secret && named && (port || value.find('@') == npos) && !holds_credential(url.query) &&
         !holds_token(url.path) && value.find('#') == npos;
}

// `me:…@tcp(host)`, `host;Password=…`: what drivers are told in a form of their own.
bool holds_password(std::string_view value) {
  const std::size_t at = value.rfind('@');
  const std::size_t options = std::min(value.find_first_of(";?"), value.size());
  return (at != npos && value.substr(0, at).find(':') != npos) ||
         (value.find('=') != npos && holds_credential(value.substr(options)));
}

Url url_of(std::string_view value) {
  if (value.starts_with("jdbc:")) value.remove_prefix(5);
  return parse_url(value);
}

// A text of comments alone.
bool is_remark(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find('\n', at), value.size());
    const std::size_t first = value.find_first_not_of(" \t\r", at);
    if (first < end && value[first] != '#') return false;
    at = end + 1;
  }
  return true;
}

// `git@github.com:acme/dex`, `registry.example.com/dex`: addresses without a scheme.
bool is_bare_address(std::string_view value) {
  const std::size_t at = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
  if (at != npos && value[at] == '@') value.remove_prefix(at + 1);
  return is_host(value.substr(0, value.find_first_of("/:"))) && value.find_first_of("@ \n") == npos;
}

}  // namespace

bool is_public_value(std::string_view key, std::string_view value) {
  if (is_public_block(value) || is_word_or_number(value) || is_remark(value)) return true;
  if (const Url url = url_of(value); url.is_absolute()) return is_public_url(value, url);
  if (value.find('\n') != npos) return false;
  return is_bare_address(value) || (ends_in_public_word(key) && !holds_password(value));
}

bool is_plain_setting(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  const bool duration = digits > 0 && digits + 1 == value.size() &&
                        std::string_view("smhdw").find(value.back()) != npos;
  const bool path = value.size() > 1 && value[0] == '/' &&
                    value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == npos;
  const bool text = value.find('\n') != npos && value.find("PRIVATE KEY-----") == npos;
  const bool is_mute = std::none_of(value.begin(), value.end(), is_letter_or_digit);
  const Url url = url_of(value);
  return duration || path || text || is_word_or_number(value) || is_mute ||
         (url.is_absolute() && is_public_url(value, url));
}

}  // namespace dexlint::rules
