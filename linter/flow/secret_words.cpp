#include "linter/flow/secret_words.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

constexpr int deepest = 400;

bool is_values(const Operand& operand) {
  const bool root = operand.kind == OperandKind::dot || operand.kind == OperandKind::variable;
  return root && !operand.fields.empty() && operand.fields.front() == "Values";
}

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t\r\n";

bool contains(std::string_view text, std::string_view word) { return text.find(word) != npos; }

// Calls `is_it(byte)` with what stands behind `word` and blanks, wherever `word` stands and a blank
// follows; true once that is.
template <typename Test>
bool any_behind(std::string_view text, std::string_view word, Test is_it) {
  for (std::size_t at = text.find(word); at != npos; at = text.find(word, at)) {
    at += word.size();
    const std::size_t next = text.find_first_not_of(blanks, at);
    if (next == npos) return false;
    if (next > at && is_it(text[next])) return true;
  }
  return false;
}

// `set .Values …`, `unset $.Values …`.
bool may_set(std::string_view text) {
  return any_behind(text, "set", [](char c) { return c == '.' || c == '$'; });
}

// `include $name …`: any template.
bool may_include_any(std::string_view text) {
  return any_behind(text, "include", [](char c) { return c != '"' && c != '`'; });
}

// Calls `is_it(text)` with what follows each `kind:` behind `skipped`; true once that is, and where
// a `kind:` ends the text.
template <typename Test>
bool any_kind(std::string_view text, std::string_view skipped, Test is_it) {
  constexpr std::string_view kind = "kind:";
  for (std::size_t at = text.find(kind); at != npos; at = text.find(kind, at)) {
    at += kind.size();
    const std::size_t value = text.find_first_not_of(skipped, at);
    if (value == npos || is_it(text.substr(value))) return true;
  }
  return false;
}

// `kind: Secret`, `kind: {{ … }}`.
bool may_say_secret(std::string_view text) {
  return any_kind(text, " \t\r\n\"'", [](std::string_view value) {
    return value.starts_with("Secret") || value.starts_with("{{");
  });
}

}  // namespace

bool says_secret(std::string_view text) {
  return any_kind(text, " \t\"'", [](std::string_view value) {
    constexpr std::string_view word = "Secret";
    if (!value.starts_with(word)) return false;
    return value.size() == word.size() ||
           std::string_view(" \t\r\n\"'#").find(value[word.size()]) != npos;
  });
}

bool TemplateWords::may_matter(std::string_view text) const {
  return may_say_secret(text) || contains(text, "\"Secret\"") || contains(text, "`Secret`") ||
         may_set(text) || may_include_any(text) ||
         std::any_of(makers_.begin(), makers_.end(),
                     [&](std::string_view name) { return contains(text, name); });
}

bool SecretReach::reaches(const NodeList& nodes) {
  if (depth_ > deepest) return true;
  ++depth_;
  bool any = false;
  for (const TemplateNode* node : nodes) any = reaches(*node) || any;
  --depth_;
  return any;
}

// Looks at all of it even when the answer is known: `set` may come later.
bool SecretReach::reaches(const TemplateNode& node) {
  bool any = false;
  if (node.kind == NodeKind::text) any = says_secret(node.text);
  if (node.kind == NodeKind::call) any = named(node.text);
  any = reaches(node.pipeline) || any;
  any = reaches(node.body) || any;
  return reaches(node.otherwise) || any;
}

bool SecretReach::reaches(const Pipeline* pipeline) {
  if (pipeline == nullptr) return false;
  bool any = false;
  for (const Command& command : pipeline->commands) {
    const std::vector<Operand>& operands = command.operands;
    const std::string_view function =
        !operands.empty() && operands[0].kind == OperandKind::function ? operands[0].text : "";
    if (operands.size() > 1 && function == "include")
      any = any || operands[1].kind != OperandKind::string;
    // Only what stands below .Values is shared; a root that is handed over whole is rare.
    if (operands.size() > 1 && (function == "set" || function == "unset"))
      changes_values_ = changes_values_ || is_values(operands[1]);
    for (const Operand& operand : operands) {
      if (operand.kind == OperandKind::string) any = named(operand.text) || any;
      if (operand.kind == OperandKind::group) any = reaches(operand.group) || any;
    }
  }
  return any;
}

bool SecretReach::named(std::string_view name) {
  const auto definition = definitions_.find(name);
  return definition == definitions_.end() ? name == "Secret" : reaches(*definition->second);
}

bool SecretReach::reaches(const Definition& definition) {
  const auto [known, fresh] = known_.try_emplace(&definition, false);
  if (!fresh) return known->second;
  const bool any = reaches(definition.body);
  known_[&definition] = any;
  return any;
}

std::vector<std::string_view> makers_of_secrets(const SecretReach::Definitions& definitions) {
  SecretReach reach(definitions);
  std::vector<std::string_view> makers;
  for (const auto& [name, definition] : definitions) {
    if (reach.reaches(*definition)) makers.push_back(name);
  }
  return makers;
}

}  // namespace dexlint::flow
