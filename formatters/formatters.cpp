#include <array>

#include "formatters/formatter.h"

namespace dexlint {

std::span<const Formatter> formatters() {
  static constexpr std::array<Formatter, 4> all{{{"text", write_text},
                                                 {"json", write_json},
                                                 {"sarif", write_sarif},
                                                 {"github", write_github}}};
  return all;
}

}  // namespace dexlint
