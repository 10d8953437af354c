#include "linter/model/platform.h"

#include <array>
#include <charconv>
#include <string>

namespace dexlint {
namespace {

struct Names {
  std::string_view name;
  std::string_view title;
};

// In the order of the enumeration.
constexpr std::array<Names, 4> names{
    {{"auto", "Dex"}, {"dex", "Dex"}, {"pachyderm", "Pachyderm"}, {"argocd", "Argo CD"}}};

// A number at the start of `text`, which loses it.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end == text.data() || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

}  // namespace

std::string_view name_of(Platform platform) {
  return names[static_cast<std::size_t>(platform)].name;
}

std::string_view title_of(Platform platform) {
  return names[static_cast<std::size_t>(platform)].title;
}

std::optional<Version> version_from(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  const std::optional<int> major = take_number(text);
  if (!major || !text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> minor = take_number(text);
  const bool ends =
      text.empty() || text.front() == '.' || text.front() == '-' || text.front() == '+';
  if (!minor || !ends) return std::nullopt;
  return Version{*major, *minor};
}

std::optional<PlatformChoice> platform_choice(std::string_view text) {
  const std::string_view name = text.substr(0, text.find('@'));
  PlatformChoice choice;
  if (name.size() != text.size()) {
    choice.version = version_from(text.substr(name.size() + 1));
    if (!choice.version || name == names.front().name) return std::nullopt;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].name != name) continue;
    choice.platform = static_cast<Platform>(i);
    return choice;
  }
  return std::nullopt;
}

}  // namespace dexlint
