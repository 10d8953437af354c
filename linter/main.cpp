// dexlint: the command line, as the contract spells it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "linter/commands/command_line.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"

namespace {

using dexlint::CheckOptions;
using dexlint::shard_choice;

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
           const auto* found = std::ranges::find(dexlint::profile_names, name);
           options.profile =
               static_cast<dexlint::Profile>(found - std::begin(dexlint::profile_names));
         },
         "which rules there are to begin with: secrets, login (all but these), all (default)")
      ->check(CLI::IsMember({"secrets", "login", "all"}))
      ->type_name("");
  app.add_option_function<std::string>(
         "--platform",
         [&options](const std::string& text) {
           options.platform = *dexlint::platform_choice(text);
         },
         "who reads the files: auto (default), dex, pachyderm, argocd; pachyderm@2.4 for a release")
      ->check([](const std::string& text) {
        return dexlint::platform_choice(text)
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
      "--pedantic", [&options] { options.min_confidence = dexlint::Confidence::low; },
      "show everything, however unsure");
}

// What help and completions know of the formats: `{text,json}[:FILE]`.
std::string format_type() {
  std::string names;
  for (const dexlint::Formatter& format : dexlint::formatters())
    names += (names.empty() ? "" : ",") + std::string(format.name);
  return "{" + names + "}[:FILE]";
}

// What check and merge have in common: where a report goes, and what it means.
template <typename Options>
void add_report(CLI::App& app, Options& options) {
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

void add_output(CLI::App& app, CheckOptions& options) {
  add_report(app, options);
  add_choice(app, "--redact", options.redaction, {"partial", "full"},
             "partial (default): first 4 characters and length of a secret; full: nothing");
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
  app.add_option(
      "--config", options.config,
      "a config file, its patterns from here on (default: .dexlint.yaml, upwards from the first "
      "PATH)");
  app.add_flag("--isolated", options.isolated,
               "no config and no baseline from the scanned repository");
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

int print(const std::string& text) {
  return dexlint::write_standard_output(text) ? dexlint::exit_clean : dexlint::exit_error;
}

int run(int argc, const char* const* argv) {
  CLI::App app{
      "dexlint finds what would leak or break in Dex connectors, Helm values and Kubernetes "
      "Secrets",
      "dexlint"};
  app.set_version_flag("--version", "dexlint " DEXLINT_VERSION);
  app.require_subcommand(1);
  app.footer(
      "dexlint PATH… is dexlint check PATH…. Exit codes: 0 clean, 1 findings, 2 usage or I/O "
      "error.");

  // An argument may be a name from the repository.
  app.failure_message([](const CLI::App* command, const CLI::Error& error) {
    const CLI::Error safe(error.get_name(), dexlint::printable(error.what()),
                          error.get_exit_code());
    return CLI::FailureMessage::simple(command, safe);
  });

  CheckOptions options;
  CLI::App& check = *app.add_subcommand("check", "lint files and folders");
  add_input(check, options);
  add_change(check, options);
  add_selection(check, options);
  add_output(check, options);
  add_fixes(check, options);

  dexlint::MergeOptions merge_options;
  CLI::App& merge = *app.add_subcommand("merge", "several reports into one: shards, other tools");
  merge
      .add_option("FILE", merge_options.files,
                  "JSON reports of dexlint, SARIF of any tool, findings as JSON lines")
      ->required();
  add_packs(merge, merge_options.packs);
  add_report(merge, merge_options);

  CLI::App& baseline = *app.add_subcommand(
      "baseline", "accept what is found now: later runs of check report what is new");
  add_input(baseline, options);
  add_selection(baseline, options);
  add_baseline(baseline, options);

  std::string rule;
  std::vector<std::string> packs;
  CLI::App& explain = *app.add_subcommand("explain", "the whole page of a rule");
  explain.add_option("RULE", rule, "code or id; or a type of connector, for its fields")
      ->required();
  add_packs(explain, packs);

  std::vector<std::string> files;
  CLI::App& explain_file = *app.add_subcommand(
      "explain-file", "why each document of a file was read or not, and what was recognised");
  explain_file.add_option("FILE", files, "files")->required();

  std::string format = "text";
  CLI::App& rules = *app.add_subcommand("rules", "the catalogue of rules");
  rules
      .add_option("--format", format,
                  "text (default), json, markdown; config-schema, pack-schema: the JSON Schema of "
                  "the config, of rule packs")
      ->check(CLI::IsMember({"text", "json", "markdown", "config-schema", "pack-schema"}));
  add_packs(rules, packs);

  std::vector<std::string> places = {"."};
  dexlint::Redaction redaction = dexlint::Redaction::partial;
  std::string contexts_format = "jsonl";
  CLI::App& contexts = *app.add_subcommand(
      "contexts", "every connector, Secret, values … that is recognised, values masked");
  contexts.add_option("PATH", places, "files and folders (default: .)");
  contexts.add_option("--format", contexts_format, "jsonl (default)")
      ->check(CLI::IsMember({"jsonl"}));
  add_choice(contexts, "--redact", redaction, {"partial", "full"},
             "partial (default): first 4 characters and length of a secret; full: nothing");

  CLI::App& test_pack =
      *app.add_subcommand("test-pack", "run the examples of rule packs, print what differs");
  test_pack.add_option("FILE", files, "packs")->required();

  dexlint::InitOptions snippets;
  CLI::App& init = *app.add_subcommand("init", "write a commented .dexlint.yaml here");
  init.add_flag("--pre-commit", snippets.pre_commit,
                "print what to add to .pre-commit-config.yaml");
  init.add_flag("--github", snippets.github, "print a workflow for .github/workflows");

  std::string chart;
  std::string flow_format = "text";
  CLI::App& flow = *app.add_subcommand("flow", "which values of a Helm chart reach a Secret");
  flow.add_option("CHART", chart, "the folder with Chart.yaml")->required();
  flow.add_option("--format", flow_format, "text (default), json")
      ->check(CLI::IsMember({"text", "json"}));

  CLI::App& lsp =
      *app.add_subcommand("lsp", "a language server for editors, on standard input and output");

  std::string shell;
  CLI::App& completions = *app.add_subcommand("completions", "a completion script for a shell");
  completions.add_option("SHELL", shell, "bash, zsh, fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  // For packages, which install what it prints.
  CLI::App& man = *app.add_subcommand("man", "the man page")->group("");

  // `dexlint PATH` is `dexlint check PATH`.
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto says_what_to_do = [&](const std::string& word) {
    const auto has_the_name = [&](CLI::App* command) { return command->get_name() == word; };
    return word == "--help" || word == "-h" || word == "--version" ||
           !app.get_subcommands(has_the_name).empty();
  };
  if (arguments.empty() || !says_what_to_do(arguments.front()))
    arguments.insert(arguments.begin(), "check");
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? dexlint::exit_clean : dexlint::exit_error;
  }
  if (merge.parsed()) return dexlint::merge(merge_options);
  options.write_baseline = baseline.parsed();
  if (explain.parsed()) return dexlint::explain(rule, packs);
  if (explain_file.parsed()) return dexlint::explain_files(files);
  if (flow.parsed()) return dexlint::show_flow(chart, flow_format);
  if (rules.parsed()) return dexlint::list_rules(format, packs);
  if (contexts.parsed()) return dexlint::show_contexts(places, redaction);
  if (test_pack.parsed()) return dexlint::test_packs(files);
  if (lsp.parsed()) return dexlint::serve_editor();
  if (completions.parsed())
    return print(dexlint::completion_script(dexlint::command_line(app), shell));
  if (man.parsed()) return print(dexlint::man_page(dexlint::command_line(app), DEXLINT_VERSION));
  if (init.parsed()) return dexlint::init(snippets);
  return dexlint::check(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception&) {
    dexlint::complain("stopped by an error of its own: please report it");
    return dexlint::exit_error;
  }
}
