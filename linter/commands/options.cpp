#include "linter/commands/options.h"

#include <algorithm>
#include <iterator>

#include "formatters/formatter.h"
#include "linter/engine/shards.h"
#include "linter/model/config.h"
#include "linter/model/platform.h"

namespace dexlint::options {
namespace {

// An option whose words stand for the values of an enumeration, in its order.
template <typename Enum>
void add_choice(CLI::App& app, const std::string& name, Enum& value, std::vector<std::string> words,
                const std::string& help) {
  app.add_option_function<std::string>(
         name,
         [&value, words](const std::string& word) {
           for (std::size_t i = 0; i < words.size(); ++i) {
             if (words[i] == word) value = static_cast<Enum>(i);
           }
         },
         help)
      ->check(CLI::IsMember(words))
      ->type_name("");
}

// What help and completions know of the formats: `{text,json}[:FILE]`.
std::string format_type() {
  std::string names;
  for (const Formatter& format : formatters())
    names += (names.empty() ? "" : ",") + std::string(format.name);
  return "{" + names + "}[:FILE]";
}

// What check and merge have in common: where a report goes, and what it means.
template <typename Options>
void add_report_to(CLI::App& app, Options& options) {
  app.add_option("-f,--format", options.formats,
                 "text is the default; NAME:FILE writes to a file; repeatable")
      ->allow_extra_args(false)
      ->type_name(format_type());
  app.add_option("--sarif-category", options.sarif_category,
                 "tells this run from others of the same commit in code scanning");
  app.add_option(
         "--fail-on", options.fail_on,
         "exit 1 at findings of this severity or worse: error, warning (default), note, never")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}));
  app.add_option("--color", options.color, "auto (default), always, never; NO_COLOR is obeyed")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", options.quiet, "findings and errors alone: no sums, no progress");
  app.add_flag("--statistics", options.statistics,
               "counts by rule and by tier, and time, to standard error");
  app.add_flag("--strict", options.strict, "exit 2 when anything was skipped");
}

}  // namespace

void add_report(CLI::App& app, MergeOptions& options) { add_report_to(app, options); }

void add_redaction(CLI::App& app, CheckOptions& options) {
  add_choice(app, "--redact", options.redaction, {"partial", "full"},
             "partial (default): first 4 characters and length of a secret; full: nothing");
}

void add_config(CLI::App& app, CheckOptions& options) {
  app.add_option(
      "--config", options.config,
      "a config file, its patterns from here on (default: .dexlint.yaml, upwards from the first "
      "PATH)");
  app.add_flag("--isolated", options.isolated,
               "no config and no baseline from the scanned repository");
}

void add_packs(CLI::App& app, std::vector<std::string>& packs) {
  app.add_option("--pack", packs, "rules of your own: a pack in YAML; repeatable")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

void add_selection(CLI::App& app, CheckOptions& options) {
  add_packs(app, options.packs);
  app.add_option("--select", options.select,
                 "only these rules: codes, ids, categories, prefixes such as DEX2")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--ignore", options.ignore, "all but these rules")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_option("--set", options.rule_options,
                 "an option of a rule, as RULE.OPTION=VALUE; repeatable")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--profile",
         [&options](const std::string& name) {
           const auto* found = std::ranges::find(profile_names, name);
           options.profile = static_cast<Profile>(found - std::begin(profile_names));
         },
         "which rules there are to begin with: secrets, login (all but these), all (default)")
      ->check(CLI::IsMember({"secrets", "login", "all"}))
      ->type_name("");
  app.add_option_function<std::string>(
         "--platform",
         [&options](const std::string& text) { options.platform = *platform_choice(text); },
         "who reads the files: auto (default), dex, pachyderm, argocd; pachyderm@2.4 for a release")
      ->check([](const std::string& text) {
        return platform_choice(text)
                   ? std::string()
                   : "expected auto, dex, pachyderm or argocd, with or without @VERSION such as "
                     "@2.4, found " +
                         text;
      })
      ->type_name("");
  add_choice(app, "--min-severity", options.min_severity, {"error", "warning", "note"},
             "leave out what is milder: error, warning, note (default)");
  add_choice(app, "--min-confidence", options.min_confidence, {"high", "medium", "low"},
             "leave out what is less sure: high, medium (default), low");
  app.add_flag_callback(
      "--pedantic", [&options] { options.min_confidence = Confidence::low; },
      "show everything, however unsure");
}

void add_output(CLI::App& app, CheckOptions& options) {
  add_report_to(app, options);
  add_redaction(app, options);
  app.add_flag("--show-suppressed", options.show_suppressed,
               "also what comments, the config or a baseline silence");
  app.add_flag("-v,--verbose", options.verbose,
               "how long each stage took, all threads together, to standard error");
  app.add_option_function<std::string>(
         "--progress", [&options](const std::string& word) { options.progress = word == "auto"; },
         "auto (default): on a terminal, none in CI; never")
      ->check(CLI::IsMember({"auto", "never"}))
      ->type_name("");
  app.add_option_function<std::string>(
         "--shard", [&options](const std::string& text) { options.shard = shard_choice(text); },
         "report one of N parts of the files, such as 2/8; `dexlint merge` puts the JSON reports "
         "of all together")
      ->check([](const std::string& text) {
        return shard_choice(text) ? std::string()
                                  : "expected I/N with I from 1 to N, N at most 10000, such as "
                                    "2/8, found " +
                                        text;
      })
      ->type_name("I/N");
}

CLI::Option& add_baseline(CLI::App& app, CheckOptions& options) {
  return *app.add_option("--baseline", options.baseline,
                         "findings that are no news (default: .dexlint-baseline.json at the root "
                         "of the repository)")
              ->type_name("FILE");
}

void add_change(CLI::App& app, CheckOptions& options) {
  CLI::Option& staged = *app.add_flag(
      "--staged", options.staged,
      "judge what is staged in git, and report what it brings: findings on changed lines, and "
      "those that HEAD does not have");
  app.add_option("--diff", options.diff,
                 "the same for the files here, since they parted from this branch or commit")
      ->type_name("REV")
      ->excludes(&staged);
  CLI::Option& baseline = add_baseline(app, options);
  app.add_flag("--no-baseline", options.no_baseline, "report what the baseline knows, too")
      ->excludes(&baseline);
}

void add_input(CLI::App& app, CheckOptions& options) {
  app.add_option("PATH", options.paths, "files and folders (default: .); - is standard input");
  app.add_option("--stdin-filename", options.stdin_filename,
                 "what standard input is called, and taken for");
  add_config(app, options);
  app.add_flag("--hidden", options.hidden, "also dot-files and dot-folders");
  app.add_option("--exclude", options.exclude,
                 "leave out what matches, as a .gitignore here would; repeatable")
      ->allow_extra_args(false)
      ->type_name("GLOB");
  app.add_option("--include", options.include,
                 "look into these files, too, whatever their ending; repeatable")
      ->allow_extra_args(false)
      ->type_name("GLOB");
  app.add_flag("--force-exclude", options.force_exclude,
               "--exclude and .gitignore hold for what is named, too");
  app.add_flag_callback(
      "--no-gitignore", [&options] { options.gitignore = false; },
      "also what .gitignore and .git/info/exclude name, such as files that git tracks all the "
      "same");
  app.add_option("--max-file-size", options.max_file_size,
                 "skip larger files, in bytes (10 MiB); suffixes kb, mb")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("-j,--jobs", options.jobs, "threads, up to 256 (default: one a core)")
      ->check(CLI::Range(1, 256));
  app.add_flag_callback(
         "--no-gate", [&options] { options.gate = false; },
         "parse every document: slower, the same findings")
      ->group("");
}

void add_fixes(CLI::App& app, CheckOptions& options) {
  app.add_flag("--fix", options.fix, "carry out the safe fixes; what is left is reported");
  app.add_flag("--diff-fixes", options.diff_fixes,
               "print what fixes would change, in place of a report, and change nothing");
  app.add_flag("--unsafe-fixes", options.unsafe_fixes,
               "with either: also fixes after which the login may do something else");
}

}  // namespace dexlint::options
