#include "linter/recognise/settings_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "linter/model/vocabulary.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view key_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/\"#";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct Setting {
  Span key;
  Span value;
};

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && blanks.find(text[span.begin]) != npos) ++span.begin;
  while (!span.empty() && blanks.find(text[span.end - 1]) != npos) --span.end;
  return span;
}

Span unquoted(std::string_view text, Span span) {
  const bool quoted = span.size() >= 2 && text[span.begin] == text[span.end - 1] &&
                      (text[span.begin] == '"' || text[span.begin] == '\'');
  return quoted ? Span{span.begin + 1, span.end - 1} : span;
}

bool is_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  return first == npos || line[first] == '#' || line[first] == ';' || line[first] == '!' ||
         line[first] == '[';
}

// `line` is a span of `text`, so that the parts are too.
std::optional<Setting> setting(std::string_view text, Span line) {
  const Span whole = trimmed(text, line);
  std::size_t end = std::min(text.find_first_not_of(key_characters, whole.begin), whole.end);
  if (end == whole.begin || end == whole.end) return std::nullopt;
  const Span key{whole.begin, end};
  end = std::min(text.find_first_not_of(blanks, end), whole.end);
  const bool separated = text[end] == '=' || text[end] == ':';
  // netrc has no separator: only a word that promises a credential is believed, with one word
  // behind it.
  const bool netrc = !separated && is_credential_key(slice(text, key)) &&
                     slice(text, {end, whole.end}).find(' ') == npos;
  const bool says_something =
      std::any_of(text.begin() + static_cast<std::ptrdiff_t>(end),
                  text.begin() + static_cast<std::ptrdiff_t>(whole.end), is_word);
  if ((!separated && !netrc) || !says_something) return std::nullopt;
  return Setting{key, unquoted(text, trimmed(text, {end + (separated ? 1 : 0), whole.end}))};
}

Node& scalar(Document& document, const Layer& layer, Span span) {
  Node& node = document.add_node();
  node.layer = &layer;
  node.span = span;
  node.text = slice(layer.text(), span);
  node.style = span.empty() ? ScalarStyle::absent : ScalarStyle::plain;
  node.unknown = layer.touches_unknown(span);
  return node;
}

void add(Document& document, const Layer& layer, const Setting& setting, Node& mapping) {
  Node& value = scalar(document, layer, setting.value);
  value.key = &scalar(document, layer, setting.key);
  mapping.append(value);
}

}  // namespace

bool names_credentials(std::string_view name) {
  static constexpr std::string_view telling[] = {"user",   "users",    "password", "passwords",
                                                 "passwd", "htpasswd", "auth",     "credentials",
                                                 "secret", "secrets",  "login",    "tokens"};
  const std::vector<std::string> parts = words(name);
  return std::any_of(parts.begin(), parts.end(),
                     [](const std::string& word) { return is_one_of(telling, word); });
}

SettingsText read_settings(Document& document, const Layer& layer) {
  const std::string_view text = layer.text();
  Node& mapping = document.add_node();
  mapping.kind = NodeKind::mapping;
  mapping.layer = &layer;
  mapping.span = {0, text.size()};
  SettingsText settings{.mapping = &mapping};
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (const auto found = setting(text, {at, end})) {
      add(document, layer, *found, mapping);
      settings.has_credential =
          settings.has_credential || is_credential_key(slice(text, found->key));
    } else if (!is_comment(text.substr(at, end - at))) {
      ++others;
    }
    at = end + 1;
  }
  settings.mostly_settings = mapping.count > others;
  return settings;
}

}  // namespace dexlint
