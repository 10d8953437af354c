#include "formatters/sentence.h"

#include <algorithm>

namespace dexlint {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string sentence(std::string_view text) {
  std::string written(text);
  const std::string_view word = text.substr(0, text.find_first_of(" ,;:-"));
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_small))
    written.front() = capital(written.front());
  if (!text.empty() && !text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?'))
    written += '.';
  return written;
}

std::string pascal_case(std::string_view kebab_case) {
  std::string name;
  while (!kebab_case.empty()) {
    const std::size_t end = std::min(kebab_case.find('-'), kebab_case.size());
    const std::string_view word = kebab_case.substr(0, end);
    kebab_case.remove_prefix(std::min(end + 1, kebab_case.size()));
    // A capital alone is no word: a single letter joins its neighbour.
    if (name.size() == 1 || (word.size() < 2 && !name.empty())) {
      name += word;
    } else if (!word.empty()) {
      name += capital(word.front());
      name += word.substr(1);
    }
  }
  return name;
}

std::string filled(std::string_view text, const std::vector<Argument>& arguments,
                   const std::function<std::string(const Argument&)>& written) {
  std::string whole;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const auto number = static_cast<std::size_t>(place ? text[at + 1] - '0' : 0);
    if (!place || number >= arguments.size()) {
      whole += text[at];
      continue;
    }
    whole += written(arguments[number]);
    at += 2;
  }
  return whole;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace dexlint
