// dexlint: the command line, as the contract spells it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "formatters/escape.h"
#include "linter/commands/command_line.h"
#include "linter/commands/commands.h"
#include "linter/commands/options.h"
#include "linter/commands/output.h"

namespace {

using namespace dexlint::options;
using dexlint::CheckOptions;

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

  CLI::App& explain_file = *app.add_subcommand(
      "explain-file", "why each document of a file was read or not, and what was recognised");
  explain_file.add_option("FILE", options.paths, "files")->required();
  add_config(explain_file, options);
  add_packs(explain_file, options.packs);

  std::string format = "text";
  CLI::App& rules = *app.add_subcommand("rules", "the catalogue of rules");
  rules
      .add_option("--format", format,
                  "text (default), json, markdown; config-schema, pack-schema: the JSON Schema of "
                  "the config, of rule packs")
      ->check(CLI::IsMember({"text", "json", "markdown", "config-schema", "pack-schema"}));
  add_packs(rules, packs);

  std::string contexts_format = "jsonl";
  CLI::App& contexts = *app.add_subcommand(
      "contexts", "every connector, Secret, values … that is recognised, values masked");
  contexts.add_option("PATH", options.paths, "files and folders (default: .)");
  contexts.add_option("--format", contexts_format, "jsonl (default)")
      ->check(CLI::IsMember({"jsonl"}));
  add_config(contexts, options);
  add_packs(contexts, options.packs);
  add_redaction(contexts, options);

  std::vector<std::string> files;
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
  if (explain_file.parsed()) return dexlint::explain_files(options);
  if (flow.parsed()) return dexlint::show_flow(chart, flow_format);
  if (rules.parsed()) return dexlint::list_rules(format, packs);
  if (contexts.parsed()) return dexlint::show_contexts(options);
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
