#include "rules/shared/placeholder.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/words.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// Words that a value is made of when nobody means it.
constexpr std::string_view filler[] = {"a",           "access",
                                       "account",     "add",
                                       "admin",       "an",
                                       "and",         "api",
                                       "app",         "as",
                                       "auth",        "authentication",
                                       "aws",         "azure",
                                       "azuredevops", "bar",
                                       "base64",      "baz",
                                       "be",          "bind",
                                       "bitbucket",   "bitbucketserver",
                                       "blah",        "can",
                                       "change",      "changeit",
                                       "changeme",    "client",
                                       "config",      "credential",
                                       "credentials", "db",
                                       "default",     "demo",
                                       "dex",         "do",
                                       "dummy",       "email",
                                       "encoded",     "encryption",
                                       "apikey",      "enter",
                                       "equally",     "example",
                                       "examplekey",  "fake",
                                       "fill",        "fixme",
                                       "foo",         "from",
                                       "generate",    "generated",
                                       "github",      "gitlab",
                                       "goes",        "gogs",
                                       "google",      "harbor",
                                       "hash",        "hello",
                                       "here",        "hidden",
                                       "id",          "idp",
                                       "in",          "insert",
                                       "irrelevant",  "is",
                                       "it",          "its",
                                       "keep",        "key",
                                       "ldap",        "masked",
                                       "me",          "microsoft",
                                       "my",          "none",
                                       "not",         "notsecret",
                                       "notset",      "of",
                                       "oidc",        "okta",
                                       "override",    "own",
                                       "pass",        "password",
                                       "placeholder", "please",
                                       "principal",   "private",
                                       "privatekey",  "provider",
                                       "public",      "put",
                                       "random",      "redacted",
                                       "replace",     "replacement",
                                       "restricted",  "s",
                                       "sample",      "secret",
                                       "service",     "set",
                                       "some",        "something",
                                       "ssh",         "string",
                                       "super",       "t",
                                       "tbd",         "test",
                                       "the",         "this",
                                       "to",          "todo",
                                       "token",       "unset",
                                       "update",      "uri",
                                       "url",         "use",
                                       "user",        "username",
                                       "uuid",        "value",
                                       "very",        "webhook",
                                       "will",        "with",
                                       "world",       "x",
                                       "your"};

constexpr std::string_view weak[] = {
    "password", "password1",  "password12",    "password123", "passw0rd", "pass",
    "admin",    "admin123",   "administrator", "root",        "toor",     "postgres",
    "mysql",    "redis",      "secret",        "guest",       "default",  "letmein",
    "welcome",  "minioadmin", "rabbitmq",      "keycloak",    "changeit", "mypassword"};

// Dex: examples/config-dev.yaml. Kubeflow: common/dex. Base64 of "hello-world".
constexpr std::string_view samples[] = {"ZXhhbXBsZS1hcHAtc2VjcmV0",
                                        "pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok"};

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lowered;
}

// `<…>`, `[…]`, `{NAME}` around the whole value.
bool is_bracketed(std::string_view value) {
  if (value.size() < 3) return false;
  const std::string_view ends{"<>[]{}"};
  const std::size_t at = ends.find(value.front());
  return at != npos && at % 2 == 0 && value.back() == ends[at + 1];
}

bool is_one_character(std::string_view value) {
  return value.size() >= 3 && value.find_first_not_of(value.front()) == npos;
}

bool is_dotted(std::string_view value) {
  return value.find("...") != npos || value.find("…") != npos;
}

// All of it counts or spells upwards: 12345678, abcdef, ABCDEFG1234567890abcdefg.
bool is_sequence(std::string_view value) {
  std::size_t run = 1;
  for (std::size_t at = 1; at <= value.size(); ++at) {
    const bool follows = at < value.size() && (value[at] == value[at - 1] + 1 ||
                                               (value[at - 1] == '9' && value[at] == '0'));
    if (follows) {
      ++run;
    } else if (run < 3) {
      return false;
    } else {
      run = 1;
    }
  }
  return value.size() >= 5;
}

// `shhhh`
bool is_hush(const std::string& word) {
  return word.size() >= 3 && word.starts_with("sh") && word.find_first_not_of('h', 1) == npos;
}

// Six words and more are a remark, not a passphrase: "will be filled in by the installer later".
bool is_remark(std::string_view value) {
  const bool prose = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '.' ||
           c == ',' || c == '\'';
  });
  return prose && std::count(value.begin(), value.end(), ' ') >= 5;
}

bool is_filler_word(const std::string& word) {
  return is_one_of(filler, word) || is_hush(word) ||
         (word.size() >= 2 && is_one_character(word + word.front())) ||
         word.find_first_not_of("0123456789") == npos;
}

bool is_all_filler(std::string_view value) {
  const std::vector<std::string> parts = words(value);
  const bool says_something = std::any_of(parts.begin(), parts.end(), [](const std::string& word) {
    return word.find_first_not_of("0123456789") != npos;
  });
  return says_something && std::all_of(parts.begin(), parts.end(), is_filler_word);
}

}  // namespace

bool is_placeholder(std::string_view value) {
  return is_bracketed(value) || is_one_character(value) || is_dotted(value) || is_sequence(value) ||
         is_all_filler(value) || is_all_filler(lower(value)) || is_remark(value) ||
         value.starts_with("<-") || value.ends_with("EXAMPLEKEY");
}

bool is_weak_default(std::string_view value) {
  const std::string known = lower(value);
  return is_one_of(weak, known) || (known.starts_with("insecure-") && words(known).size() > 1);
}

bool is_sample_secret(std::string_view value) { return is_one_of(samples, value); }

bool holds_url_placeholder(std::string_view url) {
  if (url.starts_with("http(s)") || url.starts_with("https?:") || url.starts_with("<http"))
    return true;
  if (const std::size_t open = url.find('<'); open != npos && url.find('>', open) != npos)
    return true;
  const std::vector<std::string> parts = words(url);
  return std::any_of(parts.begin(), parts.end(), [](const std::string& word) {
    return word == "insert" || word == "change" || word == "changeme" || word == "replaceme";
  });
}

}  // namespace dexlint::rules
