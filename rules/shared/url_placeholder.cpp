#include "rules/shared/url_placeholder.h"

#include <vector>

#include "linter/model/span.h"
#include "linter/model/words.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

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
