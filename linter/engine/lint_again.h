// Linting files as they were: in the commit that a change started from, or that a baseline points
// to. The rules and options are those of now, so what differs is what the files say.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"

namespace dexlint {

struct LintAgain {
  const FileSource& now;  ///< what is linted in this run; must outlive this
  DiscoverOptions walk;
  std::size_t max_file_size = 0;
  /// Lints with the options of this run. Its report is whole, whatever shard this run is of.
  std::function<Report(const FileSource& files, const Walk& walk)> lint;

  /// What is found in `paths`, in the state that `then` has. Each file is judged in its unit, and
  /// read as if a walk had met it.
  std::vector<Finding> findings(const FileSource& then,
                                const std::vector<std::string>& paths) const;
};

}  // namespace dexlint
