#include "linter/engine/config_reader.h"

#include <algorithm>
#include <set>

#include "linter/input/paths.h"
#include "linter/model/config_keys.h"
#include "linter/model/nearest.h"
#include "linter/model/vocabulary.h"

namespace dexlint {
namespace {

// An alias stands for a list as long as you like: a config is no place for a million files.
constexpr std::size_t most_values = 20'000;

std::string_view what(const Node& node) {
  if (node.is_mapping()) return "a mapping";
  if (node.is_sequence()) return "a list";
  return node.style == ScalarStyle::absent ? "nothing" : "a text";
}

bool is_nothing(const Node& node) {
  return node.is_scalar() && (node.style == ScalarStyle::absent ||
                              (node.style == ScalarStyle::plain && Scalar(&node).text() == "~"));
}

std::string list(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
  return text;
}

template <typename Of>
std::vector<std::string_view> names_of_keys() {
  std::vector<std::string_view> names;
  for_each_key<Of>([&](const auto& key) { names.push_back(key.name); });
  return names;
}

}  // namespace

ConfigReader::ConfigReader(const FileSource& files, const Document& document, Rules rules,
                           Version own)
    : files_(files),
      document_(document),
      rules_(rules),
      own_(own),
      folder_(parent_path(document.path())) {}

Result<Config> ConfigReader::read(const Node& root) {
  Config config;
  config.path = document_.path();
  config.folder = folder_;
  if (is_nothing(root)) return config;
  if (Wrong problem = read_mapping(root, config)) return *problem;
  return config;
}

Problem ConfigReader::at(Span span, const std::string& message) const {
  const Position position = document_.lines().position(span.begin);
  return {SkipReason::unparsed,
          std::string(document_.path()) + ":" + std::to_string(position.line_1) + ":" +
              std::to_string(position.column_utf16_1) + ": " + message,
          span};
}

ConfigReader::Wrong ConfigReader::wrong(const Node& node, std::string_view expected) const {
  return at(node.span, "expected " + std::string(expected) + ", found " + std::string(what(node)));
}

Problem ConfigReader::unknown(const Node& key, std::string_view what,
                              std::span<const std::string_view> known) const {
  const std::string_view meant = nearest(key.text, known);
  const std::string hint = meant.empty() ? known.empty() ? "" : ": expected " + list(known)
                                         : ": did you mean `" + std::string(meant) + "`?";
  return at(key.span, "there is no " + std::string(what) + " of this name" + hint);
}

template <typename Of>
ConfigReader::Wrong ConfigReader::read_mapping(const Node& node, Of& into) {
  if (!node.is_mapping()) return wrong(node, "a mapping");
  std::set<std::string_view> seen;
  for (const Node& value : node.children()) {
    if (!seen.insert(value.key->text).second)
      return at(value.key->span, "this stands in the mapping twice");
    if (Wrong problem = read_entry(value, into)) return problem;
  }
  return lacking<Of>(node);
}

template <typename Of>
ConfigReader::Wrong ConfigReader::read_entry(const Node& value, Of& into) {
  bool known = false;
  Wrong problem;
  for_each_key<Of>([&](const auto& key) {
    if (key.name != value.key->text) return;
    known = true;
    problem = read(value.resolved(), into.*key.sets);
  });
  if (!known) return unknown(*value.key, "setting", names_of_keys<Of>());
  return problem;
}

template <typename Of>
ConfigReader::Wrong ConfigReader::lacking(const Node& node) const {
  Wrong problem;
  for_each_key<Of>([&](const auto& key) {
    if (problem || !key.required || effective(&node, key.name) != nullptr) return;
    problem = at(node.span, "lacks `" + std::string(key.name) + "`: " + std::string(key.help));
  });
  return problem;
}

template <typename Enum>
ConfigReader::Wrong ConfigReader::read_choice(const Node& node,
                                              std::span<const std::string_view> words,
                                              Enum& into) const {
  if (!node.is_scalar() || is_nothing(node)) return wrong(node, list(words));
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (found == words.end()) return unknown(node, "choice", words);
  into = static_cast<Enum>(found - words.begin());
  return std::nullopt;
}

template <typename Value>
ConfigReader::Wrong ConfigReader::read(const Node& node, std::optional<Value>& into) {
  return read(node, into.emplace());
}

template <typename Item>
ConfigReader::Wrong ConfigReader::read(const Node& node, std::vector<Item>& into) {
  if (is_nothing(node)) return std::nullopt;
  if (!node.is_sequence()) return wrong(node, "a list");
  for (const Node& item : node.children()) {
    if (++values_ > most_values) return at(item.span, "the config holds too many values");
    if (Wrong problem = read(item.resolved(), into.emplace_back())) return problem;
  }
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, std::string& into) const {
  const Scalar text(&node);
  if (!node.is_scalar() || text.text().empty() || !text.is_quoted()) return wrong(node, "a text");
  into = text.text();
  return std::nullopt;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, bool& into) const {
  static constexpr std::string_view words[] = {"false", "true"};
  int choice = 0;
  Wrong problem = read_choice(node, words, choice);
  into = choice != 0;
  return problem;
}

ConfigReader::Wrong ConfigReader::read(const Node& node, Severity& into) const {
  static constexpr std::string_view words[] = {"error", "warning", "note"};
  return read_choice(node, words, into);
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

ConfigReader::Wrong ConfigReader::read(const Node& node, Allow& into) {
  if (Wrong problem = read_mapping(node, into)) return problem;
  const Node* rule = effective(&node, "rule");
  into.at = rule == nullptr ? node.span : rule->span;
  return std::nullopt;
}

}  // namespace dexlint
