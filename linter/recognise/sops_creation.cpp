#include "linter/recognise/sops_creation.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>

#include "linter/input/paths.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

// Words by which a path says that SOPS has been at work, and those by which it speaks of secrets.
constexpr std::string_view tool_words[] = {"sops", "enc", "encrypted"};
constexpr std::string_view secret_words[] = {
    "secret",    "secrets", "credential", "credentials", "cred",    "creds", "password",
    "passwords", "passwd",  "token",      "tokens",      "private", "key",   "keys"};
constexpr std::string_view run_together[] = {"secret", "sops"};

// Tools read these themselves, without decrypting them.
constexpr std::string_view never_encrypted[] = {"kustomization.yaml", "kustomization.yml",
                                                "Chart.yaml",         "requirements.yaml",
                                                "helmfile.yaml",      "package.json"};
constexpr std::string_view template_words[] = {
    "example", "examples", "sample", "samples", "template", "tmpl", "tpl", "dist", "schema"};

// Each is asked for each file below.
constexpr std::size_t most_rules = 200;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool says_secret(std::string_view word) {
  return is_one_of(tool_words, word) || is_one_of(secret_words, word) ||
         std::any_of(std::begin(run_together), std::end(run_together),
                     [&](std::string_view part) { return word.find(part) != word.npos; });
}

void blot_out(std::string& path, std::size_t begin, std::size_t end) {
  std::fill(path.begin() + static_cast<std::ptrdiff_t>(begin),
            path.begin() + static_cast<std::ptrdiff_t>(end), 'q');
}

// `path` with such words of its file's name replaced by letters that say nothing.
template <typename IsWord>
std::string without_words(std::string path, IsWord is_word) {
  std::size_t end = 0;
  for (std::size_t at = path.size() - file_name(path).size(); at < path.size(); at = end + 1) {
    end = at;
    while (end < path.size() && is_letter(path[end])) ++end;
    if (is_word(lower_case(std::string_view(path).substr(at, end - at)))) blot_out(path, at, end);
  }
  return path;
}

// The same for folders of such a name. It is the whole name, since `external-secrets/` is what an
// application is called.
std::string without_folders(std::string path) {
  std::size_t end = 0;
  for (std::size_t at = 0; (end = path.find('/', at)) != path.npos; at = end + 1) {
    const std::string name = lower_case(std::string_view(path).substr(at, end - at));
    const std::string_view bare = std::string_view(name).substr(name.starts_with('.') ? 1 : 0);
    if (is_one_of(secret_words, bare) || is_one_of(tool_words, bare)) blot_out(path, at, end);
  }
  return path;
}

bool is_tool_word(std::string_view word) { return is_one_of(tool_words, word); }

// The expression is the path itself: dots may be escaped or not, the ends tied or not.
bool spells(std::string_view expression, std::string_view path) {
  std::string plain;
  for (const char c : expression) {
    if (c != '\\' && c != '^' && c != '$') plain += c;
  }
  return plain == path;
}

bool has_ending(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

SopsCreationRules::SopsCreationRules(const Node& root, std::vector<Problem>& problems) {
  const Node* list = effective(&root, "creation_rules");
  if (list == nullptr || !list->resolved().is_sequence()) return;
  for (const Node& item : list->resolved().children()) {
    if (rules_.size() == most_rules) {
      problems.push_back({SkipReason::budget,
                          "more than 200 creation rules; the rest is not looked at", item.span});
      return;
    }
    SopsRule rule;
    const Scalar path = effective_scalar(&item, "path_regex");
    rule.expression = path.text();
    if (!rule.expression.empty()) {
      rule.path = SopsPattern::compile(rule.expression);
      if (!rule.path) {
        problems.push_back(
            {SkipReason::unparsed, "not a regular expression of Go", path.node()->span});
        return;
      }
    }
    Result<SopsSelection> selection = SopsSelection::read(item.resolved());
    if (selection)
      rule.selection = std::move(*selection);
    else
      problems.push_back(selection.error());
    rules_.push_back(std::move(rule));
  }
}

const SopsRule* SopsCreationRules::rule_for(std::string_view path) const {
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const SopsRule& candidate) {
    return !candidate.path || candidate.path->is_in(path);
  });
  return rule == rules_.end() ? nullptr : &*rule;
}

// A rule that would cover the file under another name as well does not cover it for its name.
SopsIntent intent_of(const SopsRule& rule, std::string_view path) {
  if (!rule.selection) return SopsIntent::none;
  if (!rule.path) return SopsIntent::broad;
  if (spells(rule.expression, path)) return SopsIntent::name;
  const std::string whole(path);
  if (!rule.path->is_in(without_words(whole, is_tool_word))) return SopsIntent::name;
  if (!rule.path->is_in(without_folders(without_words(whole, says_secret))))
    return SopsIntent::topic;
  return SopsIntent::broad;
}

bool is_named_for_sops(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || !may_be_for_sops(name)) return false;
  const std::string_view stem = name.substr(0, dot);
  return has_ending(stem, {".sops", ".enc"}) && stem != ".sops" && stem != ".enc";
}

bool may_be_for_sops(std::string_view name) {
  if (!has_ending(name, {".yaml", ".yml", ".json"})) return false;
  if (name == ".sops.yaml" || name == ".sops.yml" || is_one_of(never_encrypted, name)) return false;
  const std::vector<std::string> parts = words(name);
  return std::none_of(parts.begin(), parts.end(),
                      [](const std::string& word) { return is_one_of(template_words, word); });
}

}  // namespace dexlint
