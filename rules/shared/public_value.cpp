#include "rules/shared/public_value.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/words.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// The last word of a key whose value anybody may know.
constexpr std::string_view public_words[] = {
    "username",  "user",     "login",       "email",       "mail",         "name",    "id",
    "host",      "hostname", "server",      "port",        "endpoint",     "address", "region",
    "bucket",    "database", "dbname",      "db",          "schema",       "type",    "project",
    "issuer",    "crt",      "cert",        "certificate", "certificates", "ca",      "pub",
    "domain",    "path",     "mode",        "org",         "team",         "tenant",  "kind",
    "version",   "scheme",   "protocol",    "algorithm",   "method",       "uid",     "realm",
    "namespace", "zone",     "environment", "env",         "driver",       "engine",  "enabled",
    "channel",   "url",      "mtime",       "time",        "date",         "comment", "description",
    "uri"};

bool ends_in_public_word(std::string_view key) {
  const std::vector<std::string> parts = words(key);
  return !parts.empty() && is_one_of(public_words, parts.back());
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

}  // namespace

bool is_public_value(std::string_view key, std::string_view value) {
  if (is_public_block(value) || is_word_or_number(value)) return true;
  if (const Url url = parse_url(value); url.is_absolute()) {
    // A token may hide in the path or the query: only short ones are believed.
    return !url.has_password && url.query.empty() && value.size() <= 100;
  }
  if (value.find('\n') != npos) return false;
  return is_host(value) || ends_in_public_word(key);
}

bool is_plain_setting(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  const bool duration = digits > 0 && digits + 1 == value.size() &&
                        std::string_view("smhdw").find(value.back()) != npos;
  const bool path = value.size() > 1 && value[0] == '/' &&
                    value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == npos;
  const bool text = value.find('\n') != npos && value.find("PRIVATE KEY-----") == npos;
  return duration || path || text || is_word_or_number(value) || parse_url(value).is_absolute();
}

}  // namespace dexlint::rules
