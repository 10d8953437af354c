#include "linter/flow/sharing.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

constexpr std::size_t most_arms = 60;  // more of them are taken to stand beside each other

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

bool Neighbours::has_others(const Arm* arm) const {
  if (arms_.size() > most_arms) return true;
  return std::any_of(arms_.begin(), arms_.end(), [&](const auto& other) {
    return other.first == arm ? other.second > 1 : !exclude_each_other(other.first, arm);
  });
}

bool is_blank(const Value& value) {
  return only_literals(value) &&
         std::all_of(value.literals.begin(), value.literals.end(),
                     [](const Literal& literal) { return is_blank(literal.text); });
}

bool is_blank(const Piece& piece) {
  return piece.value != nullptr ? is_blank(*piece.value) : is_blank(piece.text);
}

void mark_shared(Rendered& rendered) {
  Neighbours neighbours;
  for (const Piece& piece : rendered.pieces) {
    if (!is_blank(piece)) neighbours.add(piece.arm);
  }
  for (Piece& piece : rendered.pieces) piece.shared = neighbours.has_others(piece.arm);
}

}  // namespace dexlint::flow
