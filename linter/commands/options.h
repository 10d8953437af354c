// How the options of the commands are spelled, group by group: a command takes the groups that it
// needs.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "linter/commands/commands.h"

namespace dexlint::options {

/// `--pack`.
void add_packs(CLI::App& app, std::vector<std::string>& packs);
/// `--config` and `--isolated`.
void add_config(CLI::App& app, CheckOptions& options);
/// `--redact`.
void add_redaction(CLI::App& app, CheckOptions& options);
/// What is read: paths, and what of folders is left out or taken in.
void add_input(CLI::App& app, CheckOptions& options);
/// Which rules run, and what of their findings counts.
void add_selection(CLI::App& app, CheckOptions& options);
/// `--baseline`.
CLI::Option& add_baseline(CLI::App& app, CheckOptions& options);
/// What counts as known: changes of git, the baseline.
void add_change(CLI::App& app, CheckOptions& options);
/// Where a report goes, and what it means.
void add_report(CLI::App& app, MergeOptions& options);
/// The same for check, with what else it may print.
void add_output(CLI::App& app, CheckOptions& options);
/// `--fix` and its like.
void add_fixes(CLI::App& app, CheckOptions& options);

}  // namespace dexlint::options
