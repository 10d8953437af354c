// Who reads a configuration, and in which release: the same connector is read by Dex itself, by the
// Dex that Pachyderm links, or by Argo CD, which overwrites parts of it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dexlint {

/// Decides the callback path, whether `$VAR` is expanded, and what is refused.
enum class Platform : std::uint8_t { unknown, dex, pachyderm, argocd };

/// As options and messages spell them: "auto" for unknown, "dex", "pachyderm", "argocd".
std::string_view name_of(Platform platform);
/// As people write it in a sentence: "Dex", "Pachyderm", "Argo CD"; "Dex" when it is not known,
/// since the platforms link it.
std::string_view title_of(Platform platform);

/// A release, as far as behaviour depends on it.
struct Version {
  int major = 0;
  int minor = 0;
  constexpr auto operator<=>(const Version&) const = default;
};

/// `2.4`, `v2.4.7`, `2.12.0-rc.3`, `2.4.*`; nothing for what names no release (`~2.4`, `*`,
/// `latest`).
std::optional<Version> version_from(std::string_view text);

/// What the user says about the files: `pachyderm@2.4`.
struct PlatformChoice {
  Platform platform = Platform::unknown;  ///< unknown: to be recognised, file by file
  std::optional<Version> version = {};
};

/// `auto|dex|pachyderm|argocd[@VERSION]`; nothing for any other text.
std::optional<PlatformChoice> platform_choice(std::string_view text);

}  // namespace dexlint
