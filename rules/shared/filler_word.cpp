#include "rules/shared/filler_word.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// Between blanks, for a look-up by ` word `.
constexpr std::string_view filler =
    " a access account add admin an and api apikey app as auth authentication aws azure "
    "azuredevops bar base64 baz be bind bitbucket bitbucketserver blah can change "
    "changeit changeme client config credential credentials db default demo dex do dummy "
    "email empty encoded encryption enter equally example examplekey fake fill fixme foo "
    "from generate generated github gitlab goes gogs google harbor hash hello here hidden "
    "id idp in insert irrelevant is it its keep key ldap masked me microsoft my nil none "
    "not notsecret notset null oauth oauth2 of oidc okta override own pass password "
    "placeholder please principal private privatekey provider public put random redacted "
    "replace replaceme replacement restricted s sample secret service set some something "
    "ssh string super t tbd test the this to todo token unset update uri url use user "
    "username uuid value very webhook will with world x your ";

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
      if (is_listed_filler(word.substr(begin, size))) reached[begin + size] = true;
    }
  }
  return reached[word.size()];
}

}  // namespace

bool is_listed_filler(std::string_view word) {
  return filler.find(" " + std::string(word) + " ") != npos;
}

bool is_one_character(std::string_view value) {
  return value.size() >= 3 && value.find_first_not_of(value.front()) == npos;
}

bool is_filler_word(const std::string& word) {
  return is_listed_filler(word) || is_run_of_filler(word) || is_hush(word) ||
         (word.size() >= 2 && is_one_character(word + word.front())) ||
         word.find_first_not_of("0123456789") == npos;
}

}  // namespace dexlint::rules
