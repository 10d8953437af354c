#include <algorithm>
#include <string>

#include "linter/input/scalar_decode.h"

namespace dexlint {

bool decode_plain(std::string_view text, std::size_t at, std::string_view value, ScalarText& out) {
  std::size_t run = at;
  for (std::size_t read = 0; read < value.size();) {
    if (at >= text.size()) return false;
    const Fold fold = fold_at(text, at);
    if (fold.breaks == 0) {
      // A whole run of blanks at once: else a long one would be looked at once for each of its
      // bytes.
      const std::size_t end = std::max(skip_blanks(text, at), at + 1);
      if (!value.substr(read).starts_with(slice(text, {at, end}))) return false;
      read += end - at;
      at = end;
      continue;
    }
    out.copy({run, at});
    const std::string folded = fold.breaks == 1 ? " " : std::string(fold.breaks - 1, '\n');
    if (!value.substr(read).starts_with(folded)) return false;
    out.replace(folded, fold.span);
    read += folded.size();
    at = run = fold.span.end;
  }
  out.copy({run, at});
  return true;
}

}  // namespace dexlint
