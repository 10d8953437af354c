#include "rules/shared/filler_word.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::string_view filler =
    "a access account add admin an and another api apikey app applicable as auth "
    "authentication aws azure azuredevops bar base64 baz be bearer bind bitbucket "
    "bitbucketserver blah blank bogus can care censored change changeit changeme client "
    "config configure credential credentials db default define defined deleted demo dex "
    "devops do don dont dummy edit email empty encoded encryption enter equally example examplekey "
    "fake fill filled filtered fixme foo from generate generated github gitlab goes gogs "
    "google harbor hash hello here hidden id idp ignored in insert irrelevant is it its "
    "keep key ldap like look masked me microsoft mock must my na needed nil none not "
    "notsecret notset null oauth oauth2 obfuscated of oidc okta omitted or overridden "
    "override own pass passphrase passwd password placeholder please principal private "
    "privatekey provide provided provider public put pw pwd random redacted removed "
    "replace replaced replaceme replacement required restricted s sample scrubbed secret "
    "see sensitive service set shared some something specify ssh string stripped super t "
    "tba tbc tbd temp temporary test testing the this to todo token undefined unset "
    "unused update updated uri url use used user username uuid value very via webhook "
    "will with world x you your";

constexpr auto filler_words = [] {
  std::array<std::string_view, std::count(filler.begin(), filler.end(), ' ') + 1> all;
  std::string_view rest = filler;
  for (std::string_view& word : all) {
    word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  std::sort(all.begin(), all.end());
  return all;
}();

// `shhhh`
bool is_hush(const std::string& word) {
  return word.size() >= 3 && word.starts_with("sh") && word.find_first_not_of('h', 1) == npos;
}

// Filler words without anything between them, the first of them a plain sign of it: mysecret,
// changemeit, insertyoursecrethere; not dexadmin.
bool is_run_of_filler(std::string_view word) {
  static constexpr std::string_view openers[] = {
      "add",    "bar", "baz", "change", "dummy",   "encoded", "enter", "example", "fake", "foo",
      "insert", "my",  "not", "put",    "replace", "sample",  "some",  "test",    "the",  "your"};
  const bool opens = std::any_of(std::begin(openers), std::end(openers),
                                 [&](std::string_view opener) { return word.starts_with(opener); });
  if (!opens || word.size() > 40) return false;
  std::vector<bool> reached(word.size() + 1, false);  // filler can end here
  reached[0] = true;
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    for (std::size_t size = 2; reached[begin] && begin + size <= word.size(); ++size) {
      if (is_listed_filler(word.substr(begin, size))) reached[begin + size] = true;
    }
  }
  return reached[word.size()];
}

// `test123` is `test`.
std::string_view without_count(std::string_view word) {
  constexpr std::string_view counted = "123456";
  const std::size_t digits = word.find_first_of("0123456789");
  const bool counts = digits != npos && digits >= 3 && counted.starts_with(word.substr(digits));
  return counts ? word.substr(0, digits) : word;
}

}  // namespace

bool is_listed_filler(std::string_view word) {
  return std::binary_search(filler_words.begin(), filler_words.end(), word);
}

bool is_one_character(std::string_view value) {
  return value.size() >= 3 && value.find_first_not_of(value.front()) == npos;
}

bool is_filler_word(const std::string& word) {
  const std::string_view bare = without_count(word);
  return is_listed_filler(word) || is_listed_filler(bare) || is_run_of_filler(bare) ||
         is_hush(word) || (word.size() >= 2 && is_one_character(word + word.front())) ||
         word.find_first_not_of("0123456789") == npos;
}

}  // namespace dexlint::rules
