#include "rules/shared/placeholder.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/node.h"
#include "linter/model/span.h"
#include "linter/model/words.h"
#include "rules/shared/filler_word.h"
#include "rules/shared/remark.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::string_view weak[] = {
    "password",       "password1",   "password12", "password123",    "password1234",
    "passw0rd",       "pass",        "pass123",    "pass1234",       "admin",
    "admin123",       "admin1234",   "admin@123",  "administrator",  "adminadmin",
    "adminpassword",  "root",        "root123",    "rootpassword",   "toor",
    "postgres",       "mysql",       "redis",      "secret",         "secret123",
    "secretpassword", "supersecret", "topsecret",  "strongpassword", "strong-password",
    "securepassword", "guest",       "default",    "letmein",        "welcome",
    "welcome1",       "welcome123",  "iloveyou",   "minio",          "minio123",
    "minioadmin",     "rabbitmq",    "keycloak",   "changeit",       "mypassword",
    "prom-operator",  "harbor12345", "elastic",    "grafana",        "rancher",
    "vagrant",        "user",        "user123",    "qwerty123",      "test"};

// Dex: examples/config-dev.yaml. Kubeflow: common/dex. Base64 of "hello-world".
constexpr std::string_view samples[] = {"ZXhhbXBsZS1hcHAtc2VjcmV0",
                                        "pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok", "bar"};

// `<…>`, `[name]`, `{NAME}` around the whole value. `["a", "b"]` is a list.
bool is_bracketed(std::string_view value) {
  if (value.size() < 3) return false;
  const std::string_view ends{"<>[]{}"};
  const std::size_t at = ends.find(value.front());
  if (at == npos || at % 2 != 0 || value.back() != ends[at + 1]) return false;
  return value.front() == '<' || value.find_first_of("\":,=!") == npos;
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

// Nobody puts a digit and a sign into what is to be filled in, unless it says so: `changeme!1`
// does, `adminPw!12` is somebody's password.
bool is_made_for_a_policy(std::string_view value, const std::vector<std::string>& parts) {
  static constexpr std::string_view hints[] = {
      "change",   "replace", "insert",  "enter",     "your", "here",   "example", "sample",
      "dummy",    "fake",    "test",    "demo",      "mock", "holder", "todo",    "fixme",
      "foo",      "bar",     "baz",     "redacted",  "fill", "update", "edit",    "generate",
      "override", "define",  "provide", "configure", "temp", "none",   "null",    "empty",
      "unused",   "unset",   "ignored", "bogus",     "some"};
  const bool is_framed = value.starts_with('*') || value.starts_with('#') || value.starts_with('<');
  if (is_framed || value.find_first_of("!@#%^&*") == npos ||
      value.find_first_of("0123456789") == npos)
    return false;
  return std::none_of(parts.begin(), parts.end(), [](const std::string& word) {
    return is_one_character(word) || word == "not" ||
           std::any_of(std::begin(hints), std::end(hints),
                       [&](std::string_view hint) { return word.find(hint) != std::string::npos; });
  });
}

bool is_all_filler(std::string_view value) {
  const std::vector<std::string> parts = words(value);
  if (is_made_for_a_policy(value, parts)) return false;
  const bool says_something = std::any_of(parts.begin(), parts.end(), [](const std::string& word) {
    return word.find_first_not_of("0123456789") != npos;
  });
  return says_something && std::all_of(parts.begin(), parts.end(), is_filler_word);
}

// `-----BEGIN PRIVATE KEY-----` and its end, with nothing between.
bool is_empty_block(std::string_view value) {
  constexpr std::string_view edge = "-----";
  const std::size_t end = value.find('\n');
  if (end == npos || !value.starts_with("-----BEGIN ")) return false;
  const std::size_t next = value.find_first_not_of(" \t\r\n", end);
  return next != npos && value.substr(next).starts_with("-----END ") && value.ends_with(edge);
}

// `AKIAIOSFODNN7EXAMPLE` and its kin in the documentation of AWS.
bool is_sample_access_key(std::string_view value) {
  return (value.starts_with("AKIA") || value.starts_with("ASIA")) && value.ends_with("EXAMPLE");
}

// `n/a`, `???`: what people write for nothing.
bool is_nothing(std::string_view value) {
  return value == "~" || equal_ignoring_case(value, "n/a") || value == "-" || value == "?";
}

}  // namespace

bool is_placeholder(std::string_view value) {
  return is_bracketed(value) || is_one_character(value) || is_dotted(value) || is_sequence(value) ||
         is_all_filler(value) || is_all_filler(lower_case(value)) || is_request(value) ||
         is_remark(value) || is_nothing(value) || value.starts_with("<-") ||
         is_empty_block(value) || value.ends_with("EXAMPLEKEY") || is_sample_access_key(value);
}

// `super-secret-password`, `secure-password-123`: nothing is to be filled in, and it is guessed
// first.
bool is_boast(std::string_view value) {
  static constexpr std::string_view boasts[] = {"super", "very", "top", "secure", "strong"};
  static constexpr std::string_view nouns[] = {"secret", "password", "passwd", "pass", "token"};
  std::size_t said = 0;  // words that are no numbers
  const std::vector<std::string> parts = words(value);
  const bool says_no_more = std::all_of(parts.begin(), parts.end(), [&](const std::string& word) {
    const std::size_t letters = word.find_last_not_of("0123456789") + 1;
    const std::string_view bare = std::string_view(word).substr(0, letters);
    said += bare.empty() ? 0 : 1;
    return word.size() - letters <= 4 &&
           (bare.empty() || is_one_of(boasts, bare) || is_one_of(nouns, bare));
  });
  return says_no_more && said > 1 && is_one_of(boasts, parts.front());
}

bool is_weak_default(std::string_view value) {
  const std::string known = lower_case(value);
  return is_one_of(weak, known) || is_boast(value) ||
         (known.starts_with("insecure-") && words(known).size() > 1);
}

bool is_sample_secret(std::string_view value) { return is_one_of(samples, value); }

}  // namespace dexlint::rules
