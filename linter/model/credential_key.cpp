#include "linter/model/credential_key.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "linter/model/words.h"

namespace dexlint {
namespace {

// The last word of a key that holds a credential.
constexpr std::string_view credential_words[] = {"pwd",        "pass",        "pw",   "passcode",
                                                 "credential", "credentials", "auth", "secretkey"};
constexpr std::string_view credential_endings[] = {"password", "passwd", "passphrase",
                                                   "secret",   "token",  "apikey"};

// Words that make a key say something about a credential: `existingSecret`, `checksum/secret`,
// `allowEmptyPassword`.
constexpr std::string_view describing_words[] = {
    "existing", "checksum", "annotation", "annotations", "use",     "allow", "create",
    "generate", "enable",   "enabled",    "disable",     "require", "empty", "has",
    "rotate",   "mount",    "automount",  "skip",        "from",    "no",    "show",
    "hide",     "mask",     "forgot",     "min",         "max"};

// "…key" says nothing alone (`passwordKey` names a key of a Secret); these words before it do.
constexpr std::string_view key_words[] = {
    "api",  "access", "private", "secret", "encryption", "signing", "account", "master", "license",
    "auth", "app",    "shared",  "hmac",   "jwt",        "session", "fernet",  "unseal"};

// Run together with what is before them: dbpass, rootpw, authkey.
constexpr std::string_view run_words[] = {"admin", "bind", "db",    "ldap", "mail", "my",   "mysql",
                                          "pg",    "root", "redis", "smtp", "ssh",  "sudo", "user"};
constexpr std::string_view short_words[] = {"pass", "pwd", "pw"};

// These may as well name a Secret or one of its keys: `secret: my-tls`, `secretKey:
// redis-password`.
constexpr std::string_view doubtful_words[] = {"secret", "credentials", "credential",
                                               "token",  "auth",        "key"};

bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of a part of a name: `redis`, `k8s`, `x86`, `2024`, `7f8d9` that a tool appended. Not
// `a8fk2jd9sl`, not `xkqjzvwp`.
bool is_name_part(std::string_view part) {
  constexpr std::size_t longest_tag = 5;
  constexpr std::size_t longest_word = 24;
  constexpr std::ptrdiff_t most_consonants = 6;
  if (part.size() <= longest_tag) return true;
  if (part.size() > longest_word) return false;
  const auto digit = std::find_if(part.begin(), part.end(), is_digit);
  if (std::find_if_not(digit, part.end(), is_digit) != part.end()) return false;
  for (auto at = part.begin(); at < digit;) {
    const auto end = std::find_if(at, digit, is_vowel);
    if (end - at >= most_consonants) return false;
    at = std::find_if_not(end, digit, is_vowel);
  }
  return true;
}

// `YOUR_CLIENT_SECRET` names nothing: it asks.
bool asks_for_a_value(std::string_view value) {
  static constexpr std::string_view asking[] = {
      "your", "change", "changeme", "replace", "replaceme", "insert", "todo", "fixme", "update"};
  const std::vector<std::string> parts = words(value);
  return !parts.empty() && is_one_of(asking, parts.front());
}

// Words of one case between dashes, dots and slashes: `redis-password`, `JIRA_API_TOKEN`,
// `tls.key`.
bool is_name_like(std::string_view value) {
  const bool lower = value.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
  const bool upper = value.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  const bool named = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' ||
           c == '_' || c == '.' || c == '/';
  });
  const auto digits = std::count_if(value.begin(), value.end(), is_digit);
  if (!named || !(lower || upper) || digits > 4 || value.size() > 63 || asks_for_a_value(value))
    return false;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of("-_./"), value.size());
    if (!is_name_part(value.substr(0, end))) return false;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return true;
}

// `internalDatabasePassword`: the name of a key in a Secret.
bool is_camel_key(std::string_view value) {
  return !value.empty() && value.front() >= 'a' && value.front() <= 'z' && value.size() <= 63 &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }) &&
         is_credential_key(value);
}

// AWS's name for one thing alone: no chart calls a Secret so.
bool is_secret_access_key(const std::vector<std::string>& parts) {
  const std::size_t size = parts.size();
  return size > 2 && parts[size - 1] == "key" && parts[size - 2] == "access" &&
         parts[size - 3] == "secret";
}

bool is_run_together(std::string_view word) {
  const auto is_made_of = [&](std::string_view last, std::span<const std::string_view> firsts) {
    return word.size() > last.size() && word.ends_with(last) &&
           is_one_of(firsts, word.substr(0, word.size() - last.size()));
  };
  return is_made_of("key", key_words) ||
         std::any_of(std::begin(short_words), std::end(short_words),
                     [&](std::string_view last) { return is_made_of(last, run_words); });
}

// Pairs at the end of a key: a kubeconfig's client-key-data, RABBITMQ_ERLANG_COOKIE,
// SECRET_KEY_BASE of Rails.
bool is_credential_pair(std::string_view before, std::string_view last) {
  return (last == "key" && is_one_of(key_words, before)) || (last == "data" && before == "key") ||
         (last == "cookie" && before == "erlang") || (last == "base" && before == "key");
}

}  // namespace

bool is_credential_key(std::string_view key) {
  const std::vector<std::string> parts = words(key);
  if (parts.empty()) return false;
  const bool describes = std::any_of(parts.begin(), parts.end(), [](const std::string& word) {
    return is_one_of(describing_words, word);
  });
  if (describes) return false;
  const std::string& last = parts.back();
  // Run together, as in PGPASSWORD.
  const bool ends_so = std::any_of(std::begin(credential_endings), std::end(credential_endings),
                                   [&](std::string_view ending) { return last.ends_with(ending); });
  if (ends_so || is_one_of(credential_words, last) || is_run_together(last)) return true;
  return parts.size() > 1 && is_credential_pair(parts[parts.size() - 2], last);
}

bool is_credential(std::string_view key, std::string_view value, std::string_view group) {
  if (!is_credential_key(key)) return false;
  const std::vector<std::string> own = words(key);
  const std::vector<std::string> above = words(group);
  const bool of_secrets = std::any_of(above.begin(), above.end(), [](const std::string& word) {
    return word.starts_with("secret");
  });
  const bool doubtful =
      of_secrets || (is_one_of(doubtful_words, own.back()) && !is_secret_access_key(own));
  const bool names_a_key = own.back() == "key" && is_camel_key(value);
  return !doubtful || !(is_name_like(value) || names_a_key);
}

}  // namespace dexlint
