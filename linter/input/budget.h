// Limits of the work that one document, or one file, may cause. They count bytes, events and levels
// instead of reading a clock, so the same input gives the same report on every machine. What goes
// over a limit is a Problem with reason budget, too_large or too_deep, never silence.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/model/result.h"

namespace dexlint {

/// The defaults keep a hostile document of YAML under about two seconds and 100 MB; JSON is far
/// below both.
struct Budget {
  std::size_t bytes = std::size_t{4} << 20;         ///< of one document
  std::size_t events = std::size_t{1} << 19;        ///< scalars, collections and aliases
  std::size_t scalar_bytes = std::size_t{8} << 20;  ///< decoded text of all scalars together
  std::size_t depth = 100;                          ///< nested collections
  /// Values and keys of all documents of a file. Past it no further document is read.
  std::size_t file_nodes = std::size_t{1} << 19;
  std::size_t findings = 1'000;  ///< of one rule in one file
  /// YAML: `[ ] { } , :` on one line of a flow collection. Scalars are not counted, so a long value
  /// is welcome.
  std::size_t flow_bytes_a_line = std::size_t{64} << 10;
  /// YAML: the same for an outermost flow collection as a whole; the parser keeps all of its tokens
  /// in memory.
  std::size_t flow_bytes = std::size_t{256} << 10;
};

/// What to say of byte `at` of a text, where more than `limit` of `what` were found.
Problem over(SkipReason reason, std::size_t limit, std::string_view what, std::size_t at);

/// Why a file is not read from byte `at` of a layer on: it has `budget.file_nodes` already.
Problem too_many_nodes(const Budget& budget, std::size_t at);

}  // namespace dexlint
