#include "linter/model/message.h"

#include <cassert>
#include <utility>

#include "linter/model/characters.h"
#include "linter/model/node.h"

namespace dexlint {
Argument Argument::name(std::string_view text) { return {Kind::name, one_line(text)}; }

Argument Argument::id(const Scalar& scalar) {
  if (scalar.unknown()) return {Kind::name, "(template)"};
  return {Kind::name, scalar.text().empty() ? "(without id)" : one_line(scalar.text())};
}

Argument Argument::url(std::string_view text) {
  text = text.substr(0, text.find_first_of("?#"));
  const std::size_t scheme = text.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t at = text.substr(0, text.find('/', host)).rfind('@');
  if (at == std::string_view::npos || at < host) return {Kind::url, one_line(text)};
  return {Kind::url,
          one_line(std::string(text.substr(0, host)) + std::string(text.substr(at + 1)))};
}

Argument Argument::number(std::size_t value) { return {Kind::number, std::to_string(value)}; }

std::string Message::render(std::string_view quote) const {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    if (!place) {
      line += text[at];
      continue;
    }
    const auto number = static_cast<std::size_t>(text[at + 1] - '0');
    assert(number < arguments.size() && "a message has an argument for each of its places");
    const Argument& argument = arguments[number];
    const std::string_view around =
        argument.kind() == Argument::Kind::number ? std::string_view{} : quote;
    line.append(around).append(argument.text()).append(around);
    at += 2;
  }
  return line;
}

}  // namespace dexlint
