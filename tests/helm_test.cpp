// Which values reach which Secret key, by us and by Helm itself: charts made of many ways to write
// a template, each value a marker that is looked for in what `helm template` makes of it. Needs
// helm in PATH (`./dev helm` gets one); says so where there is none.
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "linter/recognise/base64.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

/// A values path as `dexlint flow` prints it, and a key of a Secret.
using Reach = std::pair<std::string, std::string>;
using Reaches = std::set<Reach>;

/// A place in values.yaml: how a template names it, what `flow` calls it, and what is found there.
struct Source {
  std::string expression;
  std::string path;
  std::string marker;
};

const std::vector<Source> sources{{".Values.password", "password", "MARKA1Z"},
                                  {".Values.auth.password", "auth/password", "MARKB2Z"},
                                  {".Values.auth.deep.key", "auth/deep/key", "MARKC3Z"},
                                  {"(index .Values \"dash-ed\" \"key\")", "dash-ed/key", "MARKD4Z"},
                                  {".Values.global.token", "global/token", "MARKE5Z"}};
// Reached by other means: an entry of a mapping that is walked, and what is empty unless it is set.
const std::vector<Source> others{{"", "users/*", "MARKF6Z"},
                                 {"", "users/*", "MARKG7Z"},
                                 {"", "empty", "MARKH8Z"},
                                 {"", "name", "MARKI9Z"}};

constexpr const char* values = R"(password: MARKA1Z
auth: {password: MARKB2Z, deep: {key: MARKC3Z}}
dash-ed: {key: MARKD4Z}
global: {token: MARKE5Z}
users: {alice: MARKF6Z, bob: MARKG7Z}
enabled: true
disabled: false
empty: ""
name: MARKI9Z
)";

constexpr const char* helpers = R"({{- define "h.same" -}}{{ . }}{{- end }}
{{- define "h.of" -}}{{ .value }}{{- end }}
{{- define "h.pick" -}}{{ if .Values.enabled }}{{ .Values.auth.password }}{{ else }}{{ .Values.password }}{{ end }}{{- end }}
{{- define "h.entries" -}}
{{ .key }}-a: {{ .top.Values.password | quote }}
{{ .key }}-b: {{ .top.Values.auth.deep.key | quote }}
{{- end }}
)";

/// `@` and `§` stand for two sources.
const std::vector<std::string> expressions{
    "@",
    "@ | quote",
    "(quote @)",
    "@ | default §",
    "default @ .Values.empty",
    "coalesce .Values.empty @ §",
    "ternary @ § .Values.enabled",
    "ternary @ § .Values.disabled",
    "printf \"%s-%s\" @ §",
    "print .Values.name \":\" @",
    "list @ § | join \"-\"",
    "join \"-\" (list \"a\" @)",
    "dict \"k\" @ \"l\" § | toJson | quote",
    "get (dict \"k\" @ \"l\" §) \"k\"",
    "(dict \"k\" @ \"l\" §).l",
    "(merge (dict \"k\" @) (dict \"k\" §)).k",
    "(mergeOverwrite (dict \"k\" @) (dict \"k\" §)).k",
    "(mergeOverwrite (dict \"k\" @) (dict \"l\" §)).k",
    "get (mergeOverwrite (dict \"k\" \"x\") (dict \"k\" @) (dict \"l\" §)) \"k\"",
    "index (list @ §) 1",
    "first (list @ §)",
    "last (list @ §)",
    "include \"h.same\" @",
    "include \"h.of\" (dict \"value\" @ \"other\" §)",
    "include \"h.pick\" .",
    "include \"h.same\" (include \"h.of\" (dict \"value\" @))",
    "tpl @ .",
    "tpl (printf `{{ %s }}` `@`) .",
    "tpl `{{ @ }}-{{ § }}` .",
    "tpl (print \"{{ if .Values.enabled }}\" `{{ @ }}` \"{{ else }}\" `{{ § }}` \"{{ end }}\") .",
    "required \"needed\" .Values.name",
    "@ | trunc 63 | trimSuffix \"-\"",
    "@ | toString | trim",
    "@ | replace \"z\" \"y\"",
    "@ | sha256sum",
    "@ | len | toString | quote",
    "eq @ § | quote",
    "empty @ | quote",
    "and @ §",
    "or @ §",
    "or .Values.empty §",
    "not @ | quote",
    "dig \"deep\" \"key\" \"none\" .Values.auth",
    "pluck \"password\" .Values.auth | first",
    "(pick .Values.auth \"password\") | toYaml | quote",
    "(omit .Values.auth \"deep\") | toYaml | quote",
    "(fromYaml (printf \"k: %s\" @)).k",
    "keys .Values.users | join \",\"",
    "values .Values.users | sortAlpha | join \",\"",
    "@ | b64enc | b64dec",
    "regexReplaceAll \"-\" @ \"_\"",
    "ternary \"set\" \"unset\" (hasKey .Values.auth \"password\")",
};

/// One entry of a Secret: `KEY` becomes its name and `EXPR` an expression.
const std::vector<std::string> shapes{
    "  KEY: {{ EXPR }}\n",
    "  KEY: {{ EXPR }}\n",
    "  KEY: \"{{ EXPR }}\"\n",
    "  KEY: 'x-{{ EXPR }}-y'\n",
    "  KEY: |\n    user=x\n    password={{ EXPR }}\n",
    "  {{- if .Values.enabled }}\n  KEY: {{ EXPR }}\n  {{- end }}\n",
    "  {{- if .Values.disabled }}\n  KEY: {{ EXPR }}\n  {{- else }}\n  KEY: plain\n  {{- end }}\n",
    "  {{- if and .Values.enabled (not .Values.disabled) }}\n  KEY: {{ EXPR }}\n  {{- end }}\n",
    "  {{- with @ }}\n  KEY: {{ . }}\n  {{- end }}\n",
    "  {{- with .Values.auth }}\n  KEY: {{ .password }}-{{ $.Values.password }}\n  {{- end }}\n",
    "  {{- with .Values.empty }}\n  KEY: {{ . }}\n  {{- else }}\n  KEY: {{ EXPR }}\n  {{- end }}\n",
    "  {{- $v := EXPR }}\n  KEY: {{ $v }}\n",
    "  {{- $v := \"x\" }}\n  {{- if .Values.enabled }}{{ $v = EXPR }}{{ end }}\n  KEY: {{ $v }}\n",
    "  {{- $d := dict }}\n  {{- $_ := set $d \"k\" (EXPR) }}\n  KEY: {{ $d.k }}\n",
    "  KEY: x{{ range list @ § }}-{{ . }}{{ end }}\n",
    "  {{- range $name, $value := .Values.users }}\n  {{ $name }}-KEY: {{ $value }}\n  {{- end "
    "}}\n",
    "  {{- range $name, $value := .Values.users }}\n  {{ $name }}-KEY: {{ $name }}\n  {{- end }}\n",
    "  {{- include \"h.entries\" (dict \"key\" \"KEY\" \"top\" $) | nindent 2 }}\n",
    "  KEY: {{/* {{ .Values.password }} */}}plain\n",
};

std::string filled(std::string text, std::string_view what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  void write_chart(const TemporaryTree& tree) {
    tree.file("Chart.yaml", "apiVersion: v2\nname: made\nversion: 0.1.0\n");
    tree.file("values.yaml", values);
    tree.file("templates/_helpers.tpl", helpers);
    tree.file("templates/a.yaml", secret("stringData", "a", ""));
    tree.file("templates/b.yaml", secret("data", "b", " | toString | b64enc"));
    tree.file("templates/c.yaml",
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  c: {{ "
              ".Values.password }}\n");
  }

 private:
  const std::string& of(const std::vector<std::string>& list) {
    return list[random_() % list.size()];
  }

  std::string entry(const std::string& key, const std::string& encoding) {
    const std::string& shape = encoding.empty() ? of(shapes) : shapes.front();
    const std::string expression = encoding.empty() ? of(expressions) : "(" + of(expressions) + ")";
    std::string text = filled(shape, "EXPR", expression + encoding);
    text = filled(std::move(text), "KEY", key);
    text = filled(std::move(text), "@", sources[random_() % sources.size()].expression);
    return filled(std::move(text), "§", sources[random_() % sources.size()].expression);
  }

  std::string secret(const std::string& data, const std::string& name,
                     const std::string& encoding) {
    std::string text =
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name + "\n" + data + ":\n";
    for (int i = 0; i < 5; ++i) text += entry(name + std::to_string(i), encoding);
    return text;
  }

  std::mt19937 random_;
};

std::string decoded(std::string_view base64) {
  const auto bytes = dexlint::decode_base64(base64);
  return bytes ? bytes->bytes : std::string();
}

/// The keys of the Secrets in `manifests`, each with all that stands in it, decoded.
std::map<std::string, std::string> secret_keys(const std::string& manifests) {
  std::map<std::string, std::string> keys;
  std::istringstream lines(manifests);
  bool secret = false;
  bool encoded = false;
  std::string key;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("kind: ")) secret = line == "kind: Secret";
    if (!line.starts_with(" ")) encoded = line == "data:";
    const std::size_t colon = line.find(':');
    const bool starts = line.starts_with("  ") && line.size() > 2 && line[2] != ' ';
    if (starts && colon != std::string::npos) key = line.substr(2, colon - 2);
    if (!secret || !line.starts_with("  ") || key.empty()) continue;
    std::string text = starts ? line.substr(colon + 1) : line;
    if (encoded) text = decoded(text);
    keys[key] += text + "\n";
  }
  return keys;
}

/// A key that the walk of `users` made: one that the values name has no name for `flow`.
bool is_named_by_value(std::string_view key) {
  return key.starts_with("alice-") || key.starts_with("bob-");
}

/// What Helm makes of it with `set` in place of one value.
Reaches rendered(const TemporaryTree& chart, const std::string& set) {
  const ProgramRun helm =
      run_program({"helm", "template", "r", ".", "--debug", "--set", set}, chart.root());
  // What is no YAML is an error, but is printed all the same.
  BOOST_REQUIRE_MESSAGE(!helm.out.empty(), helm.err);
  Reaches reaches;
  for (const auto& [key, text] : secret_keys(helm.out)) {
    for (const auto* list : {&sources, &others}) {
      for (const Source& source : *list) {
        if (text.find(source.marker) != std::string::npos)
          reaches.emplace(source.path, is_named_by_value(key) ? "?" : key);
      }
    }
  }
  return reaches;
}

/// Under all that decides a branch, and with each value emptied, since others then take its place.
Reaches rendered(const TemporaryTree& chart) {
  Reaches all;
  for (const std::string disabled : {"disabled=false", "disabled=true"}) {
    for (const char* set : {"name=MARKI9Z", "enabled=false", "empty=MARKH8Z", "password=",
                            "auth.password=", "auth.deep.key=", "dash-ed.key=", "global.token="})
      all.merge(rendered(chart, disabled + "," + set));
  }
  return all;
}

Reaches said(const TemporaryTree& chart) {
  const ProgramRun run = run_dexlint({"flow", "--format", "json", "."}, chart.root());
  Reaches reaches;
  const json report = json::parse(run.out);
  for (const json& leaf : report["leaves"]) {
    for (const json& way : leaf["evidence"]) {
      if (way["kept"] == "whole" || way["kept"] == "part")
        reaches.emplace(leaf["path"], way.value("secretKey", "?"));
    }
  }
  return reaches;
}

std::string line_of(const Reach& reach, const TemporaryTree& chart) {
  const std::string file = std::string("templates/") + reach.second[0] + ".yaml";
  const ProgramRun lines =
      run_program({"grep", "-n", "-B1", "-A2", reach.second, file}, chart.root());
  return reach.first + " in " + reach.second + "\n" + lines.out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(values_reach_secrets_as_in_helm) {
  if (run_program({"sh", "-c", "command -v helm"}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: there is no helm in PATH");
    return;
  }
  std::size_t alike = 0;
  for (unsigned seed = 0; seed < 25; ++seed) {
    const TemporaryTree chart;
    Maker(seed).write_chart(chart);
    const Reaches ours = said(chart);
    const Reaches theirs = rendered(chart);
    for (const Reach& reach : ours) {
      if (theirs.contains(reach))
        ++alike;
      else
        BOOST_TEST(false, seed << ": said, but not rendered: " << line_of(reach, chart));
    }
    for (const Reach& reach : theirs)
      BOOST_TEST(ours.contains(reach),
                 seed << ": rendered, but not said: " << line_of(reach, chart));
  }
  std::printf("%zu ways from a value to a Secret, as Helm has them\n", alike);
  BOOST_TEST(alike > 100u);
}
