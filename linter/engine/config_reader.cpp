#include "linter/engine/config_reader.h"

#include <algorithm>
#include <utility>

#include "linter/input/paths.h"
#include "linter/model/config_keys.h"
#include "linter/model/vocabulary.h"

namespace dexlint {

ConfigReader::ConfigReader(const FileSource& files, const Document& document, Rules rules,
                           Version own)
    : StrictReader(document),
      files_(files),
      rules_(rules),
      own_(own),
      path_(document.path()),
      folder_(parent_path(path_)) {}

Result<Config> ConfigReader::read(const Node& root) {
  Config config;
  config.path = path_;
  config.folder = folder_;
  if (is_nothing(root)) return config;
  if (Wrong problem = read_mapping(root, config)) return *problem;
  return config;
}

Result<std::vector<std::string>> ConfigReader::read_packs(const Node& root) {
  std::vector<std::string> paths;
  const Node* packs = effective(&root, "packs");
  if (packs == nullptr) return paths;
  std::vector<FilePath> files;
  if (Wrong problem = read(packs->resolved(), files)) return *problem;
  for (FilePath& file : files) paths.push_back(std::move(file.path));
  return paths;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Profile& into) const {
  return read_choice(node, profile_names, into);
}

ConfigReader::Wrong ConfigReader::read(const Node& node, ForeignScanner& into) const {
  std::size_t choice = 0;
  Wrong problem = read_choice(node, foreign_scanners, choice);
  into.name = foreign_scanners[choice];
  return problem;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Date& into) const {
  const auto date = node.is_scalar() ? date_from(node.text) : std::nullopt;
  if (!date) return at(node.span, "expected a day of the calendar such as 2027-01-31");
  into = *date;
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Version& into) const {
  const auto version = node.is_scalar() ? version_from(node.text) : std::nullopt;
  if (!version) return at(node.span, "expected a release of dexlint such as 0.1");
  if (*version > own_)
    return at(node.span, "this is dexlint " + std::to_string(own_.major) + "." +
                             std::to_string(own_.minor) + ": a later release cannot be pinned");
  into = *version;
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, PlatformChoice& into) const {
  const auto choice = node.is_scalar() ? platform_choice(node.text) : std::nullopt;
  if (!choice)
    return at(node.span,
              "expected auto, dex, pachyderm or argocd, with or without @VERSION such as @2.4");
  into = *choice;
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, RuleSelector& into) const {
  if (Wrong problem = read(node, into.text)) return problem;
  if (names_any(rules_, into.text)) return std::nullopt;
  return at(node.span, no_such_rule(rules_, is_presentable_key(into.text) ? into.text : "…"));
}

ConfigReader::Wrong ConfigReader::read(const Node& node, PathPattern& into) const {
  return read(node, into.text);
}

ConfigReader::Wrong ConfigReader::read(const Node& node, FilePath& into) const {
  if (Wrong problem = read(node, into.path)) return problem;
  into.path = join_path(folder_, tidy_path(into.path));
  return files_.stat(into.path) ? std::nullopt : Wrong(at(node.span, "there is no such file"));
}

ConfigReader::Wrong ConfigReader::read(const Node& node, const Rule*& into) const {
  std::string name;
  if (Wrong problem = read(node, name)) return problem;
  into = find_rule(rules_, name);
  if (into != nullptr) return std::nullopt;
  return at(node.span, no_such_rule(rules_, is_presentable_key(name) ? name : "…"));
}

ConfigReader::Wrong ConfigReader::read(const Node& node, RuleList& into) {
  if (node.is_scalar()) return read(node, into.emplace_back());
  if (Wrong problem = read<const Rule*>(node, into)) return problem;
  return into.empty() ? wrong(node, "the name of a rule, or a list of them") : std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, RuleSettings& into) {
  if (is_nothing(node)) return std::nullopt;
  if (!node.is_mapping()) return wrong(node, "a mapping from rules to their settings");
  for (const Node& value : node.children()) {
    RuleSetting& setting = into.emplace_back();
    if (Wrong problem = read(*value.key, setting.name)) return problem;
    rule_ = find_rule(rules_, setting.name.text);
    if (Wrong problem = read_mapping(value.resolved(), setting)) return problem;
  }
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, OptionValues& into) {
  if (is_nothing(node)) return std::nullopt;
  if (!node.is_mapping()) return wrong(node, "a mapping");
  if (rule_ == nullptr) return at(node.span, "options go with the code or id of a single rule");
  std::vector<std::string_view> known;
  for (const Option& option : rule_->options) known.push_back(option.name);
  for (const Node& value : node.children()) {
    if (std::find(known.begin(), known.end(), value.key->text) == known.end())
      return unknown(*value.key, "option", known);
    std::string& text = into[std::string(value.key->text)];
    if (!value.resolved().is_scalar()) return wrong(value.resolved(), "a text");
    text = Scalar(&value.resolved()).text();
  }
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Override& into) {
  return read_mapping(node, into);
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Company& into) {
  return read_mapping(node, into);
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Allow& into) {
  if (Wrong problem = read_mapping(node, into)) return problem;
  const Node* rule = effective(&node, "rule");
  into.at = rule == nullptr ? node.span : rule->span;
  return std::nullopt;
}

}  // namespace dexlint
