#include "linter/model/severity.h"

#include <array>

#include "linter/model/result.h"

namespace dexlint {
namespace {

template <typename Enum, std::size_t size>
constexpr std::string_view pick(const std::array<std::string_view, size>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Severity severity) {
  static constexpr std::array<std::string_view, 3> names{"error", "warning", "note"};
  return pick(names, severity);
}

std::string_view name_of(Confidence confidence) {
  static constexpr std::array<std::string_view, 3> names{"high", "medium", "low"};
  return pick(names, confidence);
}

std::string_view name_of(Category category) {
  static constexpr std::array<std::string_view, 11> names{
      "secret",    "redirect", "issuer", "schema",     "restriction", "insecure",
      "pachyderm", "argocd",   "server", "kubernetes", "meta"};
  return pick(names, category);
}

std::string_view name_of(Effect effect) {
  static constexpr std::array<std::string_view, 6> names{"refused",    "breaks-login", "ignored",
                                                         "fails-open", "leaks",        "style"};
  return pick(names, effect);
}

std::string_view name_of(SkipReason reason) {
  static constexpr std::array<std::string_view, 11> names{
      "too-large", "binary",   "unreadable",   "encoding",     "unparsed", "template",
      "budget",    "too-deep", "special-file", "outside-tree", "vanished"};
  return pick(names, reason);
}

}  // namespace dexlint
