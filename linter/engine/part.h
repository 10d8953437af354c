// Which part of a walk a run reports: all of it, or the units of its shard.
#pragma once

#include <optional>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"

namespace dexlint {

struct Part {
  std::vector<bool> is_own = {};  ///< by unit
  std::optional<Shard> shard = {};

  bool is_first() const { return !shard || shard->index_1 == 1; }
};

/// The part that `options` ask for.
Part part_of(const FileSource& files, const Walk& walk, const LintOptions& options);

/// How many files of `unit` are reported.
std::size_t reported_files(const Unit& unit);

/// How many walked files the part stands for: each counts in one shard, those that are in no unit
/// in the first.
std::size_t own_files_walked(const Walk& walk, const Part& part);

/// Leaves the findings in files of the part.
void drop_findings_of_others(Report& report, const Walk& walk, const Part& part);

}  // namespace dexlint
