// Deals the units of a walk out to several machines, each of which walks the whole tree: `--shard
// 2/3`. Shards are stretches of the sorted units, cut where the bytes come to an equal share. So
// the same tree is always cut in the same way, and a change moves a cut by no more bytes than it
// has itself.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/discover.h"
#include "linter/input/file_source.h"

namespace dexlint {

/// Which part of a run is asked for. One of one is all of it, in a report that can be merged.
struct ShardChoice {
  std::size_t index_1 = 1;
  std::size_t count = 1;
};

/// `2/8`; nothing for any other text, an index beyond the count, a count beyond most_shards.
std::optional<ShardChoice> shard_choice(std::string_view text);

struct DealtUnits {
  std::vector<std::size_t> shard_1;  ///< of each unit of the walk, from 1 to the count
  /// A hash over the paths and sizes of the units' files: machines that agree on it agree on who
  /// reads what.
  std::string tree;
};

struct LintOptions;

/// What of the options decides what is found, as words: shards of one run agree on it.
std::map<std::string, std::string, std::less<>> settings_of(const LintOptions& options);

/// Asks `files` for the sizes. Files larger than `max_file_size` weigh nothing: they are not read.
DealtUnits deal(const FileSource& files, const std::vector<Unit>& units, std::size_t count,
                std::size_t max_file_size);

}  // namespace dexlint
