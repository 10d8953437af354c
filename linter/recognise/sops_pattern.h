// A regular expression of SOPS' configuration. SOPS uses Go's package regexp, whose language and
// linear time are RE2's; so RE2 stands behind this, and nobody else here sees it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace re2 {
class RE2;
}

namespace dexlint {

/// Compiled once, then shared: may be asked by several threads.
class SopsPattern {
 public:
  /// Nothing for what is no regular expression of Go.
  static std::optional<SopsPattern> compile(std::string_view expression);

  /// True when it matches somewhere in `text`: as in Go, only `^` and `$` tie it to the ends.
  bool is_in(std::string_view text) const;

 private:
  explicit SopsPattern(std::shared_ptr<const re2::RE2> expression)
      : expression_(std::move(expression)) {}

  std::shared_ptr<const re2::RE2> expression_;
};

}  // namespace dexlint
