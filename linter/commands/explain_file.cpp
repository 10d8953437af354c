#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/settings.h"
#include "linter/engine/reporter.h"
#include "linter/engine/run_means.h"
#include "linter/input/chart.h"
#include "linter/input/ignores.h"
#include "linter/input/paths.h"
#include "linter/model/vocabulary.h"

namespace dexlint {
namespace {

std::size_t line_of(const Document& document, const Node& node) {
  const Span text = node.layer->to_root(node.span, &document.text_layer()).span;
  return document.lines().position(text.begin).line_1;
}

std::string reader_of(Platform platform) {
  return platform == Platform::unknown ? "" : ", read by " + std::string(title_of(platform));
}

using LinesSaid = std::map<std::size_t, std::set<std::string>>;

// What was recognised, by line.
LinesSaid recognised(const Document& document, const Contexts& contexts) {
  LinesSaid lines;
  const KnownSecrets secrets(contexts);
  const auto say = [&](const Node* node, std::string text) {
    if (secrets.are_in(text)) text = text.substr(0, text.find(' ') + 1) + "…";
    if (node != nullptr) lines[line_of(document, *node)].insert(std::move(text));
  };
  for (const KubernetesSecret& secret : contexts.secrets)
    say(secret.node, "Secret " + document_identity(*secret.node, 0));
  for (const HelmValues& values : contexts.values) say(values.node, "Helm values");
  for (const DexConnector& connector : contexts.connectors)
    say(connector.node,
        "connector " + Argument::id(connector.id()).text() + reader_of(connector.platform));
  for (const DexConfig& config : contexts.dex_configs)
    say(config.node, "configuration of a Dex server" + reader_of(config.platform));
  for (const StaticClient& client : contexts.static_clients)
    say(client.node, "client " + Argument::id(client.id()).text() + reader_of(client.platform));
  for (const ArgoCdConfig& config : contexts.argocd_configs)
    say(config.node, "settings of Argo CD");
  for (const ArgoCdRbac& rbac : contexts.argocd_rbacs) say(rbac.node, "roles of Argo CD");
  for (const PachydermValues& values : contexts.pachyderm_values)
    say(values.node, "values of Pachyderm");
  for (const UnparsedText& text : contexts.unparsed_texts)
    say(text.holder, "a configuration that does not parse");
  for (const Credential& credential : contexts.credentials)
    say(credential.value.node(), "credential " + Argument::key(credential.key).text() +
                                     (credential.flow == nullptr ? "" : ", kept in a Secret"));
  for (const ClearSopsFile& file : contexts.clear_sops_files)
    say(file.value.node(), "the first value that SOPS was to encrypt");
  return lines;
}

constexpr std::string_view no_word_woke = "not read: it holds none of the words that wake a rule";

std::string verdict(const ReadPart& part, const Document& document) {
  if (!part.woken_by && part.is_schema)
    return "not read: a schema, in which nothing stands that is looked for in any text";
  if (!part.woken_by) return std::string(no_word_woke);
  std::string text = part.is_schema ? "a schema, read for what is looked for in any text"
                     : part.outcome == ReadPart::Outcome::parsed     ? "read"
                     : part.outcome == ReadPart::Outcome::lines_only ? "read line by line"
                                                                     : "could not be read";
  if (part.woken_by->pattern.empty()) {
    text += " whole: any key may hold a secret here";
  } else {
    const std::size_t at = part.extent.begin + std::min(part.woken_by->at, part.extent.size());
    text += fmt::format(", woken by `{}` in line {}", readable_pattern(part.woken_by->pattern),
                        document.lines().position(at).line_1);
  }
  if (part.actions == 1) text += "; 1 template action is taken for unknown";
  if (part.actions > 1)
    text += fmt::format("; {} template actions are taken for unknown", part.actions);
  return text;
}

// What of `lines` stands from line `first` to `last`, and leaves the rest.
std::string take_lines(LinesSaid& lines, std::size_t first, std::size_t last) {
  std::string text;
  for (auto line = lines.lower_bound(first); line != lines.end() && line->first <= last;
       line = lines.erase(line)) {
    for (const std::string& said : line->second)
      text += fmt::format("    line {}: {}\n", line->first, printable(said));
  }
  return text;
}

std::string parts_of(const Document& document, const std::vector<ReadPart>& parts,
                     LinesSaid lines) {
  std::string text;
  for (const ReadPart& part : parts) {
    const std::size_t first = document.lines().position(part.extent.begin).line_1;
    const std::size_t end = std::max(part.extent.begin + 1, part.extent.end) - 1;
    const std::size_t last = document.lines().position(end).line_1;
    text += fmt::format("  lines {}-{}: {}\n", first, last, verdict(part, document));
    text += take_lines(lines, first, last);
  }
  return text;
}

std::string unread_of(const Document& document) {
  std::string text;
  for (const Unread& unread : document.unread) {
    text += "  skipped" + (unread.line_1 == 0 ? "" : fmt::format(", line {}", unread.line_1));
    text += fmt::format(", {}: {}\n", name_of(unread.problem.reason),
                        printable(unread.problem.message));
  }
  return text;
}

bool is_ignored(const FileSource& files, const std::string& path) {
  const Result<std::string> here = files.resolve(".");
  const Result<std::string> real = files.resolve(path);
  if (!here || !real) return false;
  Ignores ignores(files, {*here});
  return ignores.hide_from_above(*real, false);
}

// Why a walk would not come to the file at all.
std::string walk_of(const FileSource& files, DiscoverOptions walking, const std::string& path) {
  const std::string_view name = file_name(path);
  if (is_ignored(files, path))
    return "  a walk leaves it out: .gitignore or .git/info/exclude names it (--no-gitignore takes "
           "it in)\n";
  walking.force_exclude = true;
  walking.gitignore = false;
  if (discover(files, std::vector{path}, walking).units.empty())
    return "  a walk leaves it out: the config excludes it, or has it as a pack\n";
  if (is_hidden(name)) return "  a walk leaves it out: hidden (--hidden takes it in)\n";
  if (!is_candidate(name))
    return "  a walk leaves it out: its name promises neither YAML, JSON, HCL nor a text with such "
           "blocks (--include GLOB takes it in)\n";
  return {};
}

std::string account_of(const RunContext& run, const DiscoverOptions& walking,
                       const std::string& path, std::string bytes) {
  const std::size_t size = bytes.size();
  Document document(path, std::move(bytes));
  const Unit unit{.files = {{.path = path, .named = true}}};
  UnitLinter linter(run, unit);
  std::vector<ReadPart> parts;
  const Contexts contexts = linter.read(document, unit.files.front(), &parts);
  std::string text = fmt::format("{}: {} bytes, {} document{}\n", printable(path), size,
                                 parts.size(), parts.size() == 1 ? "" : "s");
  text += walk_of(run.files, walking, path);
  text += parts_of(document, parts, recognised(document, contexts));
  return text + unread_of(document);
}

std::string waking_words(const LintOptions& options) {
  std::set<std::string> words;
  for (const auto literals : {literals_of_any_document(), recognised_literals()}) {
    for (const std::string_view literal : literals) words.insert(readable_pattern(literal));
  }
  for (const Rule* rule : options.rules) {
    for (const std::string_view trigger : rule->triggers) words.insert(readable_pattern(trigger));
  }
  std::string text = "\nA document is read when it holds one of:";
  std::size_t column = text.size();
  for (const std::string& word : words) {
    const bool full = column + word.size() > 100;
    text += (full ? "\n  " : "  ") + word;
    column = full ? word.size() + 2 : column + word.size() + 2;
  }
  return text + "\n";
}

}  // namespace

int explain_files(const CheckOptions& given) {
  CheckOptions options = given;
  options.no_baseline = true;  // nothing is judged
  const WorkTree files;
  const Result<Settings> settings = read_settings(files, options);
  if (!settings) return refuse(settings.error());
  const LintOptions& by = settings->lint_options;
  const RunMeans means(files, {}, by, Gating::by_rules);
  int status = exit_clean;
  std::string text;
  for (const std::string& named : options.paths) {
    const std::string path = tidy_path(named);
    Result<std::string> bytes = files.read(path, by.max_file_size);
    if (bytes) {
      text += account_of(means.run(), settings->walk_options, path, std::move(*bytes));
    } else {
      complain(printable(path + ": " + bytes.error().message));
      status = exit_error;
    }
  }
  if (text.find(no_word_woke) != std::string::npos) text += waking_words(by);
  return write_standard_output(text) ? status : exit_error;
}

}  // namespace dexlint
