// The run: units of files to findings, on all cores. Each file is read, gated, parsed, recognised
// and judged by itself; the threads share nothing but the list of units.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/engine/allow_list.h"
#include "linter/engine/policy.h"
#include "linter/engine/shards.h"
#include "linter/input/budget.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"
#include "linter/model/platform.h"
#include "linter/model/rule.h"
#include "linter/model/secret_text.h"
#include "linter/model/stage_clock.h"

namespace dexlint {

class ChartFlows;

/// How far a run is; others may look while it works.
struct Progress {
  std::atomic<std::size_t> files = 0;  ///< to be judged; 0 while they are still looked for
  std::atomic<std::size_t> files_done = 0;
  std::atomic<std::size_t> bytes_done = 0;
};

struct LintOptions {
  std::span<const Rule* const> rules = {};  ///< those that may speak
  /// All that there are: what an ignore may name. None: `rules`.
  std::span<const Rule* const> known_rules = {};
  OptionValues rule_options = {};  ///< of the rules, as the user set them
  Budget budget = {};
  std::size_t max_file_size = std::size_t{10} << 20;  ///< bytes; larger files are skipped
  bool gate = true;  ///< false: every document is parsed (tests compare the two)
  Redaction redaction = Redaction::partial;
  unsigned jobs = 1;             ///< threads
  PlatformChoice platform = {};  ///< whose files these are, when the user says it
  /// Stacks of values files that were named, the lowest layer first; see config.h.
  std::vector<std::vector<std::string>> layers = {};
  Policy policy = {};           ///< what else the config asks for
  StageTimes* times = nullptr;  ///< filled in, all threads together, when there is one
  /// The part of the units to report, where it is not all of them; for rules that span files the
  /// others are read as well.
  std::optional<ShardChoice> shard = {};
  Progress* progress = nullptr;  ///< counted up when there is one
  /// What charts do with their values, when somebody keeps it for several runs over the same files.
  std::shared_ptr<ChartFlows> chart_flows = {};
};

/// Findings of one file and what of it was not read.
struct FileReport {
  std::vector<Finding> findings;
  std::vector<Skipped> skipped;
  AllowUse allowed;
  bool read = false;  ///< its bytes could be had
  std::size_t bytes = 0;

  bool says_nothing() const { return findings.empty() && skipped.empty() && allowed.empty(); }
};

/// Judges one file whose bytes are at hand, as a unit of its own. Throws nothing.
FileReport lint_file(std::string path, std::string bytes, const LintOptions& options);

/// Reads and judges the reported files of all units, or of those of one shard: the shards'
/// findings, skipped files and sums are together what one run gives. The result does not depend on
/// `jobs`.
Report lint(const FileSource& files, const Walk& walk, const LintOptions& options);

}  // namespace dexlint
