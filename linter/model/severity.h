// Names that rules, findings and options share: how bad, how sure, what kind, what happens if
// nobody listens.
#pragma once

#include <cstdint>
#include <string_view>

namespace dexlint {

/// SARIF's levels. Ordered: the worst first.
enum class Severity : std::uint8_t { error, warning, note };
enum class Confidence : std::uint8_t { high, medium, low };
enum class Category : std::uint8_t {
  secret,
  redirect,
  issuer,
  schema,
  restriction,
  insecure,
  pachyderm,
  argocd,
  server,
  kubernetes,
  meta
};
/// refused: Dex, Pachyderm or Helm will not start. breaks_login: all starts well, and nobody gets
/// in. ignored: a value is silently lost. fails_open: people get in who should not. leaks: whoever
/// reads the repository or the wire has the secret. style: none of these.
enum class Effect : std::uint8_t { refused, breaks_login, ignored, fails_open, leaks, style };

/// As options and reports spell them: "error", "high", "secret", "fails-open".
std::string_view name_of(Severity severity);
std::string_view name_of(Confidence confidence);
std::string_view name_of(Category category);
std::string_view name_of(Effect effect);

/// One level milder; a note stays one.
constexpr Severity milder(Severity severity) {
  return severity == Severity::error ? Severity::warning : Severity::note;
}
constexpr Severity mildest(Severity a, Severity b) { return a > b ? a : b; }

}  // namespace dexlint
