#include "linter/recognise/sops_pattern.h"

#include <re2/re2.h>

#include <utility>

namespace dexlint {

std::optional<SopsPattern> SopsPattern::compile(std::string_view expression) {
  // A file may hold many of them, of which none needs RE2's 8 MiB.
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(256 << 10);
  auto compiled = std::make_shared<const re2::RE2>(
      re2::StringPiece(expression.data(), expression.size()), options);
  if (!compiled->ok()) return std::nullopt;
  return SopsPattern(std::move(compiled));
}

bool SopsPattern::is_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *expression_);
}

}  // namespace dexlint
