#include "linter/input/gate.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool starts_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char wanted, char found) { return wanted == lower(found); });
}

}  // namespace

Gate::Gate(std::span<const std::string_view> literals) : open_(literals.empty()) {
  for (const std::string_view literal : literals) {
    std::string wanted(literal);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), lower);
    const char first = wanted.front();
    by_first_[static_cast<unsigned char>(first)].push_back(wanted);
    if (upper(first) != first)
      by_first_[static_cast<unsigned char>(upper(first))].push_back(wanted);
  }
}

bool Gate::wakes(std::string_view text) const {
  if (open_) return true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto& candidates = by_first_[static_cast<unsigned char>(text[at])];
    if (candidates.empty()) continue;
    const std::string_view rest = text.substr(at);
    if (std::any_of(candidates.begin(), candidates.end(),
                    [&](const std::string& literal) { return starts_with(rest, literal); })) {
      return true;
    }
  }
  return false;
}

}  // namespace dexlint
