#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"stringData", "kind~Secret"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
«upstream-idps»: |
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                           {"secret.yaml", R"(
stringData:
«upstream-idps»: |
    - type: github
    id: github
    name: GitHub
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: dex
type: Opaque
data:
«config.yaml»: aXNzdWVyOiBodHRwczovL2RleC5leGFtcGxlLmNvbQo=
«password»: bm90LWEtcmVhbC1wYXNzd29yZA==
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: empty}
type: Opaque
stringData:
immutable: true
)"},
                            {"templates/secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: dex}
stringData:
{{ toYaml .Values.secrets | indent 2 }}
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: tls}
data:
sops:
  version: 3.8.1
)"}};

// The fields of a Secret, and what tools that write whole files put beside them.
bool is_field(std::string_view key) {
  static constexpr std::string_view fields[] = {"apiVersion", "kind", "metadata",   "type",
                                                "immutable",  "data", "stringData", "status",
                                                "sops",       "<<"};
  return is_one_of(fields, key);
}

bool is_null(const Node* value) {
  if (value == nullptr || !value->is_scalar() || value->unknown) return false;
  return value->style == ScalarStyle::absent ||
         (value->style == ScalarStyle::plain && (value->text == "null" || value->text == "~"));
}

// The section that was left empty, with a stray key behind it: `data:` or `stringData:`.
const Node* empty_section(const Node& secret) {
  const Node* found = nullptr;
  for (const std::string_view section : {"data", "stringData"}) {
    const Node* value = effective(&secret, section);
    if (value == nullptr) continue;
    if (!is_null(value)) return nullptr;
    found = value;
  }
  return found;
}

std::string advice(std::string_view key, std::string_view section) {
  std::string text = "Indent ";
  text += key;
  text += " and all lines that belong to it by two more spaces, so that they stand below ";
  text += section;
  return text + ".";
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
}

// The last byte of the entry, key and all.
std::size_t last_byte(const Node& entry) {
  std::size_t end = entry.key->span.end;
  walk(entry, [&](const Node& node) { end = std::max(end, node.span.end); });
  return end - 1;
}

// Where its lines begin, empty ones left out.
std::vector<Span> line_begins(const Node& entry) {
  const std::string_view text = entry.key->layer->text();
  const std::size_t last = last_byte(entry);
  std::vector<Span> begins;
  for (std::size_t at = line_begin(text, entry.key->span.begin); at <= last;
       at = text.find('\n', at) + 1) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    if (!line.empty() && line != "\r") begins.push_back({at, at});
    if (text.find('\n', at) == std::string_view::npos) break;
  }
  return begins;
}

Mend indent(const Node& stray, const Node& section) {
  std::vector<Span> begins = line_begins(stray);
  const Span first = begins.front();
  begins.erase(begins.begin());
  return {.place = {stray.key->layer, first},
          .replacement = "  ",
          .description = advice(stray.key->text, section.key->text),
          .safe = true,
          .also = std::move(begins),
          .below = &section};
}

// With a field of the Secret between them it would come to stand below that.
bool follows(const Node& stray, const Node& section) {
  for (const Node* between = section.next; between != &stray; between = between->next) {
    if (between == nullptr || between->key == nullptr || is_field(between->key->text)) return false;
  }
  return section.style == ScalarStyle::absent && stray.key->layer == section.key->layer;
}

void report(const KubernetesSecret& secret, const Node& stray, const Node& section, Run& run) {
  const Argument key = Argument::key(stray.key->text);
  Claim claim{.at = stray.key->place(),
              .about = &stray,
              .message =
                  "{0} stands beside {1}, not below it: Kubernetes refuses the file, or "
                  "drops the entry and makes an empty Secret",
              .arguments = {key, Argument::name(section.key->text)},
              .severity = severity_in(secret.path_class),
              .related = {{"nothing stands below this key", section.key}},
              .advice = advice(key.text(), section.key->text)};
  if (follows(stray, section)) claim.mend = indent(stray, section);
  if (stray.key->text == "upstream-idps")
    claim.message =
        "{0} stands beside {1}, not below it: Kubernetes refuses the file, or makes an "
        "empty Secret in which Pachyderm finds no connector";
  run.report(std::move(claim));
}

void check(const KubernetesSecret& secret, Run& run) {
  const Node& node = *secret.node;
  if (!node.is_mapping() || node.guessed || !node.layer->unknown.empty()) return;
  const Node* section = empty_section(node);
  if (section == nullptr) return;
  for (const Node& value : node.children()) {
    if (value.key == nullptr || !value.key->is_scalar() || value.key->unknown) continue;
    if (value.key->span.begin < section->key->span.begin || is_field(value.key->text)) continue;
    report(secret, value, *section, run);
  }
}

}  // namespace

extern constinit const Rule secret_misindented_data{
    .code = "DEX901",
    .id = "secret-misindented-data",
    .category = Category::kubernetes,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Entry of a Secret that is not indented below data or stringData",
    .why =
        "A key at the margin is a field of the Secret itself, and Secrets have no such field. "
        "kubectl refuses the file, or (with --validate=false, and before 1.25 in many tools) makes "
        "an empty Secret: Pachyderm then finds no upstream-idps. Pachyderm's own guide shows its "
        "Secret this way.",
    .fix = "Indent the entry and all lines that belong to it by two more spaces.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
