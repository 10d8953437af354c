#include "rules/shared/remark.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "linter/model/words.h"
#include "rules/shared/filler_word.h"

namespace dexlint::rules {
namespace {

// Words that ask for a value; a sentence without any only describes.
constexpr std::string_view asking[] = {
    "add",    "be",      "change",      "changeme", "copied", "copy", "edit",   "enter",  "fill",
    "filled", "here",    "insert",      "make",     "must",   "my",   "paste",  "please", "provide",
    "put",    "replace", "replacement", "see",      "set",    "todo", "update", "will",   "your"};

// Words that begin a name which stands for a value: `YourPingdomApiToken`.
constexpr std::string_view openers[] = {
    "add", "change",  "dummy",  "enter", "example", "fake",    "insert", "mock", "my",
    "put", "replace", "sample", "some",  "test",    "testing", "update", "your"};
constexpr std::string_view named[] = {"apikey", "credential", "credentials", "here",     "key",
                                      "pass",   "passphrase", "passwd",      "password", "pw",
                                      "pwd",    "secret",     "token"};

bool is_prose(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '.' ||
           c == ',' || c == '\'';
  });
}

std::ptrdiff_t count_of(const std::vector<std::string>& parts,
                        std::span<const std::string_view> list) {
  return std::count_if(parts.begin(), parts.end(),
                       [&](const std::string& word) { return is_one_of(list, word); });
}

}  // namespace

bool is_remark(std::string_view value) {
  if (!is_prose(value) || std::count(value.begin(), value.end(), ' ') < 5) return false;
  const std::vector<std::string> parts = words(value);
  return std::count_if(parts.begin(), parts.end(),
                       [](const std::string& word) { return is_listed_filler(word); }) >= 2;
}

bool is_request(std::string_view value) {
  constexpr std::size_t most = 8;
  const std::vector<std::string> parts = words(value, most + 1);
  return parts.size() > 1 && parts.size() <= most && is_one_of(openers, parts.front()) &&
         is_one_of(named, parts.back()) &&
         std::all_of(parts.begin(), parts.end(), [](const std::string& word) {
           return word.size() <= 20 && word.find_first_of("0123456789") == std::string_view::npos;
         });
}

bool is_description(std::string_view value) {
  static constexpr std::string_view joining[] = {"a",  "all", "an",   "and", "any",
                                                 "by", "for", "from", "in",  "is",
                                                 "of", "or",  "the",  "to",  "with"};
  if (value.empty() || value.front() < 'A' || value.front() > 'Z' || !is_prose(value) ||
      std::count(value.begin(), value.end(), ' ') < 4)
    return false;
  const std::vector<std::string> parts = words(value);
  return count_of(parts, joining) > 0 && count_of(parts, asking) == 0;
}

}  // namespace dexlint::rules
