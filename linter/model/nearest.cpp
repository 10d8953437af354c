#include "linter/model/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace dexlint {

std::size_t letters_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
  std::string_view best;
  // Changes needed, then letters that differ at the start.
  auto best_fit = std::pair(std::string_view::npos, std::size_t{0});
  for (const std::string_view candidate : known) {
    const auto same =
        std::mismatch(name.begin(), name.end(), candidate.begin(), candidate.end()).first -
        name.begin();
    const auto fit =
        std::pair(letters_between(name, candidate), name.size() - static_cast<std::size_t>(same));
    if (fit >= best_fit || fit.first > std::max(name.size(), candidate.size()) / 2) continue;
    best_fit = fit;
    best = candidate;
  }
  return best;
}

}  // namespace dexlint
