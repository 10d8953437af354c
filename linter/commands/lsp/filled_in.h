// Half a line does not parse: the text as if something was written there already, so that it is
// known what may be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dexlint::lsp {

struct FilledIn {
  std::string text = {};
  std::size_t offset = 0;  ///< of the stand-in in `text`
  std::size_t typed = 0;   ///< where the word that is being typed begins in the text before
  bool is_value = false;   ///< a value is asked for, else a key
  bool is_json = false;    ///< the text is JSON
  bool is_quoted = false;  ///< what is being typed stands in quotes
};

/// `text` with a stand-in for the word that ends at `offset`, a byte of it.
FilledIn filled_in(std::string_view text, std::size_t offset);

}  // namespace dexlint::lsp
