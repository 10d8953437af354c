#include "linter/model/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/model/characters.h"
#include "linter/model/node.h"
#include "linter/model/vocabulary.h"

namespace dexlint {
Argument Argument::name(std::string_view text) { return {Kind::name, one_line(text)}; }

Argument Argument::words(std::string_view text) { return {Kind::words, one_line(text)}; }

Argument Argument::key(std::string_view text) {
  return {Kind::name, is_presentable_key(text) ? std::string(text) : "…"};
}

Argument Argument::id(const Scalar& scalar) {
  if (scalar.unknown()) return {Kind::name, "(template)"};
  return {Kind::name, scalar.text().empty() ? "(without id)" : one_line(scalar.text())};
}

Argument Argument::url(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t end = std::min(text.find_first_of("/?#", host), text.size());
  const std::string_view before = text.substr(0, host);
  const std::string_view userinfo_and_host = text.substr(host, end - host);
  const std::string_view path = text.substr(end, text.find_first_of("?#", end) - end);
  // An `@` elsewhere: a password that holds a `/` or `#` looks like a host.
  if (before.find('@') != std::string_view::npos) return {Kind::url, "…"};
  if (text.find('@', end) != std::string_view::npos) {
    const bool known = scheme != std::string_view::npos && host <= 16;
    return {Kind::url, known ? one_line(before) + "…" : "…"};
  }
  const std::size_t at = userinfo_and_host.rfind('@') + 1;
  return {Kind::url, one_line(std::string(before) + std::string(userinfo_and_host.substr(at)) +
                              std::string(path))};
}

Argument Argument::value(const Scalar& scalar) {
  if (!scalar.exists()) return {Kind::words, "(absent)"};
  if (scalar.unknown()) return {Kind::words, "(template)"};
  return {Kind::name, one_line(scalar.text()), scalar.node()};
}

Argument Argument::number(std::size_t value) { return {Kind::number, std::to_string(value)}; }

std::string_view name_of(Argument::Kind kind) {
  static constexpr std::array<std::string_view, 4> names{"name", "url", "number", "words"};
  return names[static_cast<std::size_t>(kind)];
}

std::string Message::render(std::string_view quote) const {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const auto number = place ? static_cast<std::size_t>(text[at + 1] - '0') : arguments.size();
    if (number >= arguments.size()) {
      line += text[at];
      continue;
    }
    const Argument& argument = arguments[number];
    const bool quoted =
        argument.kind() == Argument::Kind::name || argument.kind() == Argument::Kind::url;
    const std::string_view around = quoted ? quote : std::string_view{};
    line.append(around).append(argument.text()).append(around);
    at += 2;
  }
  return line;
}

}  // namespace dexlint
