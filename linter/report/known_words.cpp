#include "linter/report/known_words.h"

#include <algorithm>

#include "linter/model/characters.h"

namespace dexlint {
namespace {

void never(const AnyScalar&, Run&) {}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr std::size_t longest_name = 100;

// Codes and ids stand unquoted in every format.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, longest_name)) {
    const bool fits = is_alphanumeric(c) || std::string_view("._/-").find(c) != std::string::npos;
    plain += fits ? c : '-';
  }
  return plain.empty() ? "unnamed" : plain;
}

// Prose of somebody else's rule stands where our own does, Markdown and HTML included: nothing in
// it may be markup, a link or a command of a CI runner.
std::string plain_prose(std::string_view text) {
  constexpr std::string_view markup = "<>[]`\\|";
  std::string plain;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, character_size(text));
    text.remove_prefix(character.size());
    const bool is_plain =
        !is_control(character) && markup.find(character) == std::string_view::npos;
    if (character == ":" && plain.ends_with(':')) plain += ' ';
    plain += is_plain ? character : std::string_view(" ");
  }
  return plain;
}

bool is_plain_url(std::string_view url) {
  return url.starts_with("https://") && url.size() < 500 &&
         std::all_of(url.begin(), url.end(), [](char c) {
           return is_alphanumeric(c) ||
                  std::string_view("._~:/?#@!$&*+,;=%-").find(c) != std::string_view::npos;
         });
}

}  // namespace

KnownWords::KnownWords(std::span<const Rule* const> rules) {
  for (const Rule* rule : rules) rules_.emplace(rule->code, rule);
}

std::string_view KnownWords::keep(std::string text) {
  return *texts_.insert(std::move(text)).first;
}

std::string_view KnownWords::keep_name(std::string_view name) { return keep(plain_name(name)); }

const Rule* KnownWords::find(std::string_view code) const {
  const auto found = rules_.find(code);
  return found == rules_.end() ? nullptr : found->second;
}

const Rule* KnownWords::rule(const Rule& described) {
  const std::string code = plain_name(described.code);
  if (const Rule* known = find(code)) return known;
  Rule& made = made_.emplace_back(described);
  made.code = keep(code);
  made.id = keep_name(described.id);
  made.summary = keep(plain_prose(described.summary));
  made.why = keep(plain_prose(described.why));
  made.help_url = is_plain_url(described.help_url) ? keep(std::string(described.help_url)) : "";
  rules_.emplace(made.code, &made);
  return &made;
}

Rule described_rule() { return Rule{.check = never}; }

}  // namespace dexlint
