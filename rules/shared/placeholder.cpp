#include "rules/shared/placeholder.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/span.h"
#include "linter/model/words.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// Words that a value is made of when nobody means it.
constexpr std::string_view filler[] = {"a",
                                       "access",
                                       "account",
                                       "add",
                                       "admin",
                                       "an",
                                       "and",
                                       "api",
                                       "apikey",
                                       "app",
                                       "as",
                                       "auth",
                                       "authentication",
                                       "aws",
                                       "azure",
                                       "azuredevops",
                                       "bar",
                                       "base64",
                                       "baz",
                                       "be",
                                       "bind",
                                       "bitbucket",
                                       "bitbucketserver",
                                       "blah",
                                       "can",
                                       "change",
                                       "changeit",
                                       "changeme",
                                       "client",
                                       "config",
                                       "credential",
                                       "credentials",
                                       "db",
                                       "default",
                                       "demo",
                                       "dex",
                                       "do",
                                       "dummy",
                                       "email",
                                       "empty",
                                       "encoded",
                                       "encryption",
                                       "enter",
                                       "equally",
                                       "example",
                                       "examplekey",
                                       "fake",
                                       "fill",
                                       "fixme",
                                       "foo",
                                       "from",
                                       "generate",
                                       "generated",
                                       "github",
                                       "gitlab",
                                       "goes",
                                       "gogs",
                                       "google",
                                       "harbor",
                                       "hash",
                                       "hello",
                                       "here",
                                       "hidden",
                                       "id",
                                       "idp",
                                       "in",
                                       "insert",
                                       "irrelevant",
                                       "is",
                                       "it",
                                       "its",
                                       "keep",
                                       "key",
                                       "ldap",
                                       "masked",
                                       "me",
                                       "microsoft",
                                       "my",
                                       "nil",
                                       "none",
                                       "not",
                                       "notsecret",
                                       "notset",
                                       "null",
                                       "oauth",
                                       "oauth2",
                                       "of",
                                       "oidc",
                                       "okta",
                                       "override",
                                       "own",
                                       "pass",
                                       "password",
                                       "placeholder",
                                       "please",
                                       "principal",
                                       "private",
                                       "privatekey",
                                       "provider",
                                       "public",
                                       "put",
                                       "random",
                                       "redacted",
                                       "replace",
                                       "replaceme",
                                       "replacement",
                                       "restricted",
                                       "s",
                                       "sample",
                                       "secret",
                                       "service",
                                       "set",
                                       "some",
                                       "something",
                                       "ssh",
                                       "string",
                                       "super",
                                       "t",
                                       "tbd",
                                       "test",
                                       "the",
                                       "this",
                                       "to",
                                       "todo",
                                       "token",
                                       "unset",
                                       "update",
                                       "uri",
                                       "url",
                                       "use",
                                       "user",
                                       "username",
                                       "uuid",
                                       "value",
                                       "very",
                                       "webhook",
                                       "will",
                                       "with",
                                       "world",
                                       "x",
                                       "your"};

constexpr std::string_view weak[] = {
    "password", "password1",  "password12",    "password123", "passw0rd", "pass",
    "admin",    "admin123",   "administrator", "root",        "toor",     "postgres",
    "mysql",    "redis",      "secret",        "guest",       "default",  "letmein",
    "welcome",  "minioadmin", "rabbitmq",      "keycloak",    "changeit", "mypassword"};

// Dex: examples/config-dev.yaml. Kubeflow: common/dex. Base64 of "hello-world".
constexpr std::string_view samples[] = {"ZXhhbXBsZS1hcHAtc2VjcmV0",
                                        "pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok", "bar"};

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lowered;
}

// `<…>`, `[name]`, `{NAME}` around the whole value. `["a", "b"]` is a list.
bool is_bracketed(std::string_view value) {
  if (value.size() < 3) return false;
  const std::string_view ends{"<>[]{}"};
  const std::size_t at = ends.find(value.front());
  if (at == npos || at % 2 != 0 || value.back() != ends[at + 1]) return false;
  return value.front() == '<' || value.find_first_of("\":,=!") == npos;
}

bool is_one_character(std::string_view value) {
  return value.size() >= 3 && value.find_first_not_of(value.front()) == npos;
}

bool is_dotted(std::string_view value) {
  return value.find("...") != npos || value.find("…") != npos;
}

bool is_next_on_keyboard(char before, char after) {
  static constexpr std::string_view rows =
      "qwertyuiop asdfghjkl zxcvbnm QWERTYUIOP ASDFGHJKL ZXCVBNM";
  const std::size_t at = rows.find(before);
  return at != npos && before != ' ' && rows.substr(at + 1).starts_with(after);
}

// All of it counts, spells upwards or runs along the keyboard: 12345678, abcdef, qwerty,
// ABCDEFG1234567890abcdefg.
bool is_sequence(std::string_view value) {
  std::size_t run = 1;
  for (std::size_t at = 1; at <= value.size(); ++at) {
    const bool follows = at < value.size() && (value[at] == value[at - 1] + 1 ||
                                               (value[at - 1] == '9' && value[at] == '0') ||
                                               is_next_on_keyboard(value[at - 1], value[at]));
    if (follows) {
      ++run;
    } else if (run < 3) {
      return false;
    } else {
      run = 1;
    }
  }
  return value.size() >= 4;
}

// `shhhh`
bool is_hush(const std::string& word) {
  return word.size() >= 3 && word.starts_with("sh") && word.find_first_not_of('h', 1) == npos;
}

// Filler words without anything between them, the first of them a plain sign of it: mysecret,
// changemeit, insertyoursecrethere; not dexadmin.
bool is_run_of_filler(std::string_view word) {
  static constexpr std::string_view openers[] = {
      "add", "change", "dummy",   "enter",  "example", "fake", "foo", "insert", "my",
      "not", "put",    "replace", "sample", "some",    "test", "the", "your"};
  const bool opens = std::any_of(std::begin(openers), std::end(openers),
                                 [&](std::string_view opener) { return word.starts_with(opener); });
  if (!opens || word.size() > 40) return false;
  std::vector<bool> reached(word.size() + 1, false);  // filler can end here
  reached[0] = true;
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    for (std::size_t size = 2; reached[begin] && begin + size <= word.size(); ++size) {
      if (is_one_of(filler, word.substr(begin, size))) reached[begin + size] = true;
    }
  }
  return reached[word.size()];
}

// Six words and more, some of them filler, are a remark, not a passphrase: "will be filled in by
// the installer later".
bool is_remark(std::string_view value) {
  const bool prose = std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '.' ||
           c == ',' || c == '\'';
  });
  if (!prose || std::count(value.begin(), value.end(), ' ') < 5) return false;
  const std::vector<std::string> parts = words(value);
  return std::count_if(parts.begin(), parts.end(),
                       [](const std::string& word) { return is_one_of(filler, word); }) >= 2;
}

bool is_filler_word(const std::string& word) {
  return is_one_of(filler, word) || is_run_of_filler(word) || is_hush(word) ||
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

// Letters and digits between other characters, in order; unlike words(), case parts nothing.
std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() &&
           ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z') ||
            (text[end] >= '0' && text[end] <= '9'))) {
      ++end;
    }
    if (end > at) found.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

// INSERT, YOUR_DOMAIN, change-me, yourdomain: in a name that is real, such words stand in lower
// case and alone.
bool holds_filler_word(std::string_view url) {
  static constexpr std::string_view shouted[] = {"INSERT", "CHANGE", "REPLACE",  "YOUR",
                                                 "TODO",   "FIXME",  "CHANGEME", "XXX"};
  static constexpr std::string_view run_together[] = {"changeme", "replaceme", "yourdomain",
                                                      "yourhost", "xxx",       "xxxx"};
  static constexpr std::string_view behind_your[] = {
      "domain", "host", "hostname", "server", "dex", "ip", "company", "org", "url"};
  const std::vector<std::string_view> parts = tokens(url);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view next = i + 1 < parts.size() ? parts[i + 1] : std::string_view{};
    if (is_one_of(shouted, parts[i]) || is_one_of(run_together, parts[i])) return true;
    if ((parts[i] == "change" || parts[i] == "replace") && next == "me") return true;
    if (parts[i] == "your" && is_one_of(behind_your, next)) return true;
  }
  return false;
}

}  // namespace

bool is_placeholder(std::string_view value) {
  return is_bracketed(value) || is_one_character(value) || is_dotted(value) || is_sequence(value) ||
         is_all_filler(value) || is_all_filler(lower(value)) || is_remark(value) || value == "~" ||
         value.starts_with("<-") || value.ends_with("EXAMPLEKEY");
}

bool is_weak_default(std::string_view value) {
  const std::string known = lower(value);
  return is_one_of(weak, known) || (known.starts_with("insecure-") && words(known).size() > 1);
}

bool is_sample_secret(std::string_view value) { return is_one_of(samples, value); }

bool holds_url_placeholder(std::string_view url) {
  if (url.starts_with("http(s)") || url.starts_with("https?:")) return true;
  for (const std::string_view pair : {"<>", "{}"}) {
    const std::size_t open = url.find(pair[0]);
    if (open != npos && url.find(pair[1], open) != npos) return true;
  }
  const std::size_t bracket = url.find("//[");  // an IPv6 address holds a colon
  if (bracket != npos && slice(url, {bracket, url.find(']')}).find(':', 3) == npos) return true;
  return holds_filler_word(url);
}

}  // namespace dexlint::rules
