// Tokens that show by their shape who issued them: a prefix, an alphabet, a length, sometimes a
// checksum. Such a value is a credential wherever it stands.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/span.h"
#include "rules/shared/token_shapes.h"

namespace dexlint::rules {

struct FoundToken {
  const TokenShape* shape = nullptr;
  Span span;                   ///< bytes of the text
  bool checksum_fits = false;  ///< true also where the format has none
  bool is_example = false;     ///< `glpat-xxxxxxxxxxxxxxxxxxxx`: nobody's
};

/// The tokens in `text`, in order, each bounded by characters that no token has. Linear in the
/// text; a pattern is compiled when its literal is met for the first time. Safe to call from
/// several threads.
std::vector<FoundToken> find_tokens(std::string_view text);

/// The token that all of `value` is by the words of its key, and of the key of the mapping it
/// stands in (`group`).
std::optional<FoundToken> find_keyed_token(std::string_view key, std::string_view group,
                                           std::string_view value);

/// True when all of `value` is a token that is nobody's.
bool is_example_token(std::string_view value);

}  // namespace dexlint::rules
