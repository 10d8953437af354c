// Values of a chart that reach Secrets: small charts in memory with what is said of them, hostile
// ones that must end, and the figures of real charts against what Helm itself makes of them.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/template_lexer.h"
#include "linter/flow/template_parser.h"
#include "linter/flow/value_flow.h"

using namespace dexlint;

namespace {

using Files = std::map<std::string, std::string>;

Result<ChartFlow> flow_of(const Files& files, const FlowLimits& limits = {}) {
  Overlay source;
  source.put("/chart/Chart.yaml", "name: sample\n");
  for (const auto& [path, text] : files) source.put("/chart/" + path, text);
  return value_flow(source, "/chart", limits);
}

std::string joined(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : ".") + key;
  return text;
}

// `auth.password t.yaml:9 admin-password`, a line for each way.
std::string said(const ChartFlow& chart) {
  std::string text;
  for (const ValueFlow& flow : chart.flows) {
    for (const FlowWay& way : flow.ways) {
      text += joined(flow.keys);
      for (const Location& step : way.steps)
        text +=
            " " + step.path.substr(step.path.rfind('/') + 1) + ":" + std::to_string(step.line_1);
      text += way.secret_key.empty() ? " ?\n" : " " + way.secret_key + "\n";
    }
  }
  return text;
}

struct Row {
  std::string_view name;
  std::string_view secret;  ///< lines from 3 on of templates/t.yaml, which start with kind: Secret
  std::string_view expected;
  std::string_view helpers = "";
  std::string_view values = "";
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"a field", "  a: {{ .Values.x.y | b64enc | quote }}\n", "x.y t.yaml:3 a\n"},
    {"a constant", "  a: {{ \"not-a-real-secret\" | b64enc }}\n", ""},
    {"lookup, random and files hold no values",
     "  a: {{ lookup \"v1\" \"Secret\" \"\" .Values.x }}\n  b: {{ randAlphaNum 10 }}\n"
     "  c: {{ .Files.Get .Values.y }}\n",
     ""},
    // 1: trim marks, strings, comments, blocks, variables, adjacency
    {"1 braces in a string end no action", "  a: {{ printf \"}}%s\" .Values.x }}\n",
     "x t.yaml:3 a\n"},
    {"1 comments hold no actions",
     "  {{/* {{ .Values.no }} */}}\n  a: {{- /* x */ -}} {{ .Values.x }}\n", "x t.yaml:4 a\n"},
    {"1 raw strings", "  a: {{ print `\"{{` .Values.x }}\n", "x t.yaml:3 a\n"},
    {"1 a field behind a group belongs to it", "  a: {{ (.Values.x).y }}\n", "x.y t.yaml:3 a\n"},
    {"1 a field behind a blank does not", "  a: {{ default (randAlphaNum 10) .Values.x }}\n",
     "x t.yaml:3 a\n"},
    {"1 variables of a branch may be either",
     "  {{- $p := .Values.x }}\n  {{- if .Values.c }}{{ $p = .Values.y }}{{ end }}\n  a: {{ $p "
     "}}\n",
     "x t.yaml:3 t.yaml:5 a\ny t.yaml:4 t.yaml:5 a\n"},
    {"1 a variable is overwritten", "  {{- $p := .Values.x }}{{ $p = .Values.y }}\n  a: {{ $p }}\n",
     "y t.yaml:3 t.yaml:4 a\n"},
    {"1 else if and else",
     "  {{ if .Values.c }}\n  a: {{ .Values.x }}\n  {{ else if .Values.d }}\n  b: {{ .Values.y }}\n"
     "  {{ else }}\n  c: {{ .Values.z }}\n  {{ end }}\n",
     "x t.yaml:4 a\ny t.yaml:6 b\nz t.yaml:8 c\n"},
    {"1 what is certain is decided",
     "  {{ if eq \"a\" \"b\" }}\n  a: {{ .Values.x }}\n  {{ else }}\n  b: {{ .Values.y }}\n  {{ "
     "end }}\n",
     "y t.yaml:6 b\n"},
    // 2: dot, $, include, dicts
    {"2 with and $", "  {{- with .Values.x }}\n  a: {{ .y }}-{{ $.Values.z }}\n  {{- end }}\n",
     "x.y t.yaml:4 a\nz t.yaml:4 a\n"},
    {"2 range", "  {{- range $k, $v := .Values.x }}\n  {{ $k }}: {{ $v }}\n  {{- end }}\n",
     "x.* t.yaml:3 t.yaml:4 ?\n"},
    {"2 a helper", "  a: {{ include \"h\" . }}\n", "x t.yaml:2 t.yaml:3 a\n",
     "\n{{ define \"h\" }}{{ .Values.x }}{{ end }}"},
    {"2 $ is the context of a helper", "  a: {{ include \"h\" (dict \"v\" .Values.x) }}\n",
     "x t.yaml:3 a\n", "{{ define \"h\" }}{{ $.v }}{{ $.w }}{{ end }}"},
    {"2 helpers by context",
     "  a: {{ include \"h\" .Values.x }}\n  b: {{ include \"h\" .Values.y }}\n",
     "x.p t.yaml:1 t.yaml:3 a\ny.p t.yaml:1 t.yaml:4 b\n", "{{ define \"h\" }}{{ .p }}{{ end }}"},
    {"2 template", "  a: {{ template \"h\" .Values.x }}\n", "x t.yaml:3 a\n",
     "{{ define \"h\" }}{{ . }}{{ end }}"},
    {"2 get, index, dig, pluck",
     "  a: {{ get .Values.x \"a\" }}\n  b: {{ index .Values \"x\" \"b-c\" }}\n"
     "  c: {{ dig \"c\" \"d\" \"\" .Values.x }}\n  d: {{ pluck \"e\" .Values.x | first }}\n",
     "x.a t.yaml:3 a\nx.b-c t.yaml:4 b\nx.c.d t.yaml:5 c\nx.e t.yaml:6 d\n"},
    {"2 merge", "  a: {{ (merge (dict) .Values.x .Values.y).k }}\n",
     "x.k t.yaml:3 a\ny.k t.yaml:3 a\n"},
    {"2 mergeOverwrite",
     "  a: {{ (mergeOverwrite (dict \"k\" .Values.x) (dict \"k\" .Values.y)).k }}\n",
     "y t.yaml:3 a\n", "", "x: not-a-real-secret\ny: not-a-real-secret\n"},
    {"2 mergeOverwrite of maps",
     "  a: {{ (mergeOverwrite (dict \"k\" .Values.x) (dict \"k\" .Values.y)).k.l }}\n",
     "x.l t.yaml:3 a\ny.l t.yaml:3 a\n", "", "x: {l: 1}\ny: {m: 1}\n"},
    {"2 mergeOverwrite in a branch",
     "  {{- $d := dict \"k\" .Values.x }}{{ if .Values.c }}{{ $_ := mergeOverwrite $d (dict \"k\" "
     ".Values.y) }}{{ end }}\n  a: {{ $d.k }}\n",
     "x t.yaml:3 t.yaml:4 a\ny t.yaml:3 t.yaml:4 a\n", "",
     "x: not-a-real-secret\ny: not-a-real-secret\n"},
    {"2 set on a dict",
     "  {{- $d := dict }}{{ $_ := set $d \"k\" .Values.x }}\n  a: {{ $d.k }}\n  b: {{ $d.other "
     "}}\n",
     "x t.yaml:3 t.yaml:4 a\n"},
    {"2 omit leaves the others", "  a: {{ toYaml (omit .Values.x \"no\") | quote }}\n",
     "x.yes t.yaml:3 a\n", "", "x: {no: 1, yes: 2}\n"},
    {"2 tpl reads templates in values", "  a: {{ tpl .Values.x . }}\n",
     "x t.yaml:3 a\ny values.yaml:3 t.yaml:3 a\n", "", "x: |\n  one\n  {{ .Values.y }}\ny: 1\n"},
    {"2 tpl reads templates that a template makes",
     "  a: {{ tpl (printf \"{{ %s }}\" \".Values.x\") . }}\n  b: {{ tpl `{{ if .Values.c }}{{ "
     ".Values.y }}{{ end }}` $ }}\n",
     "x t.yaml:3 a\ny t.yaml:4 b\n"},
    {"2 and ends where they make themselves",
     "  {{- $t := \"{{ tpl .t . }}\" }}\n  a: {{ tpl $t (dict \"t\" $t \"x\" .Values.x) }}\n", ""},
    // 3: paths as text
    {"3 a path as text, through a library that is here",
     "  a: {{ include \"value\" (dict \"key\" \"auth.password\" \"context\" $) }}\n",
     "auth.password t.yaml:1 t.yaml:3 a\n",
     "{{ define \"value\" }}{{ $v := .context.Values }}{{ range splitList \".\" .key }}"
     "{{ $v = index $v . }}{{ end }}{{ printf \"%v\" $v }}{{ end }}"},
    {"3 a path as text, for a library that is not",
     "  a: {{ include \"lib.manage\" (dict \"providedValues\" (list \"auth.password\" \"no.such\") "
     "\"context\" $) }}\n",
     "auth.password t.yaml:3 a\n", "", "auth: {password: not-a-real-secret}\n"},
    {"3 a path of one key, in a list only",
     "  a: {{ include \"lib.manage\" (dict \"providedValues\" (list \"pw\") \"context\" $) }}\n"
     "  b: {{ include \"lib.other\" (dict \"value\" \"pw\" \"context\" $) }}\n",
     "pw t.yaml:3 a\n", "", "pw: not-a-real-secret\n"},
    {"3 names of Secrets and keys are not what such a library writes",
     "  a: {{ include \"lib.key\" (dict \"existingSecret\" .Values.s \"key\" .Values.k "
     "\"defaultValue\" .Values.x) }}\n",
     "x t.yaml:3 a\n"},
    {"3 such a library may render a value",
     "  a: {{ include \"lib.render\" (dict \"value\" .Values.x \"context\" $) }}\n",
     "x t.yaml:3 a\ny values.yaml:1 t.yaml:3 a\n", "", "x: '{{ .Values.y }}'\n"},
    {"3 not without the root", "  a: {{ include \"lib.manage\" (dict \"k\" \"auth.password\") }}\n",
     "", "", "auth: {password: not-a-real-secret}\n"},
    // 4
    {"4 set below .Values, by another template", "  a: {{ .Values.global.redis.password }}\n",
     "global.redis.password t.yaml:3 a\nx t.yaml:1 t.yaml:3 a\n",
     "{{ $_ := set .Values.global.redis \"password\" .Values.x }}"},
    // 6
    {"6 a key that is made is no value", "  {{ .Values.existingSecretKey }}: {{ .Values.x }}\n",
     "x t.yaml:3 ?\n"},
    {"6 nor is a part of one", "  pre-{{ .Values.k }}-post: {{ .Values.x }}\n", "x t.yaml:3 ?\n"},
    {"6 a key that a helper makes", "  {{ include \"k\" . }}: {{ .Values.x }}\n",
     "x t.yaml:3 name\n", "{{ define \"k\" }}{{ print \"name\" }}{{ end }}"},
    // 7
    {"7 another document", "  a: b\n---\nkind: ConfigMap\ndata:\n  a: {{ .Values.x }}\n", ""},
    {"7 metadata is no data", "  a: b\nmetadata:\n  name: {{ .Values.x }}\n", ""},
    {"7 conditions are no flow", "  {{ if .Values.x }}\n  a: b\n  {{ end }}\n", ""},
    {"7 a block of text is all value", "  a: |\n    password: {{ .Values.x }}\n", "x t.yaml:4 a\n"},
    {"7 a whole map", "  {{- toYaml .Values.x | nindent 2 }}\n", "x t.yaml:3 ?\n"},
    {"7 a comment is no data", "  # {{ .Values.x }}\n", ""},
    {"a default of what is never empty is never used",
     "  a: {{ default .Values.x (include \"h\" . | quote) }}\n  b: {{ printf \"%s-b\" .Values.y | "
     "default .Values.x }}\n  c: {{ print .Values.y .Values.z | default .Values.w }}\n",
     "v t.yaml:1 t.yaml:3 a\nw t.yaml:5 c\ny t.yaml:1 t.yaml:3 a\ny t.yaml:4 b\ny t.yaml:5 c\nz "
     "t.yaml:5 c\n",
     "{{ define \"h\" }}{{ if .Values.v }}{{ .Values.v }}{{ else if .Values.c }}{{ printf "
     "\"http://%s\" .Values.y }}{{ else }}none{{ end }}{{ end }}"},
    {"a condition on text that is never empty",
     "  {{ if include \"h\" . }}\n  a: {{ .Values.x }}\n"
     "  {{ else }}\n  b: {{ .Values.z }}\n  {{ end }}\n",
     "x t.yaml:4 a\n", "{{ define \"h\" }}http://{{ .Values.y }}:{{ .Values.z }}{{ end }}"},
    {"sums hold no values", "  a: {{ mul .Values.x 2 | quote }}\n  b: {{ int .Values.y }}\n",
     "y t.yaml:4 b\n"},
    {"names are in the certificate, not in the key",
     "  {{ $ca := genCA .Values.ca 9 }}{{ $c := genSignedCert .Values.x nil nil 9 $ca }}\n"
     "  a: {{ $c.Cert }}\n  b: {{ $c.Key }}\n  c: {{ $ca.Key }}\n",
     "ca t.yaml:3 t.yaml:4 a\nx t.yaml:3 t.yaml:4 a\n"},
    {"a key that is given stays one",
     "  {{ $ca := buildCustomCert .Values.crt .Values.key }}\n"
     "  {{ $c := genSignedCertWithKey .Values.x nil nil 9 $ca .Values.k }}\n"
     "  a: {{ $c.Cert }}\n  b: {{ $c.Key }}\n  c: {{ $ca.Cert }}\n  d: {{ $ca.Key }}\n",
     "crt t.yaml:3 t.yaml:5 a\ncrt t.yaml:3 t.yaml:7 c\nk t.yaml:4 t.yaml:6 b\nkey t.yaml:3 "
     "t.yaml:8 "
     "d\nx t.yaml:4 t.yaml:5 a\n"},
    {"hashes keep a trace",
     "  a: {{ htpasswd .Values.u .Values.p }}\n  b: {{ sha256sum .Values.x }}\n",
     "p t.yaml:3 a\nu t.yaml:3 a\n"},
};

BOOST_DATA_TEST_CASE(values_reach_secrets, rows) {
  const auto flow =
      flow_of({{"templates/t.yaml", "kind: Secret\nstringData:\n" + std::string(sample.secret)},
               {"templates/_h/t.yaml", std::string(sample.helpers)},
               {"values.yaml", std::string(sample.values)}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(flow->complete);
  BOOST_TEST(said(*flow) == sample.expected);
}

struct ChartRow {
  std::string_view name;
  Files files;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const ChartRow& row) { return out << row.name; }

const std::string secret_x = "kind: Secret\ndata:\n  a: {{ .Values.x }}\n";

const std::vector<ChartRow> chart_rows = {
    {"5 values of a part, by its alias, and global",
     {{"Chart.yaml", "name: sample\ndependencies: [{name: part, alias: db}]\n"},
      {"charts/part/Chart.yaml", "name: part\n"},
      {"charts/part/templates/s.yaml",
       "kind: Secret\ndata:\n  a: {{ .Values.x }}\n  b: {{ .Values.global.y }}\n"}},
     "db.x s.yaml:3 a\nglobal.y s.yaml:4 b\n"},
    {"5 .Subcharts",
     {{"charts/part/Chart.yaml", "name: part\n"},
      {"templates/s.yaml", "kind: Secret\ndata:\n  a: {{ .Subcharts.part.Values.x }}\n"}},
     "part.x s.yaml:3 a\n"},
    {"a library makes nothing itself",
     {{"charts/part/Chart.yaml", "name: part\ntype: library\n"},
      {"charts/part/templates/s.yaml", secret_x}},
     ""},
    {"8 a condition round the file, and kind behind the data",
     {{"templates/s.yaml",
       "{{- if .Values.c }}\ndata:\n  a: {{ .Values.x }}\nkind: Secret\n{{ end }}"}},
     "x s.yaml:3 a\n"},
    {"8 a list of objects",
     {{"templates/s.yaml",
       "kind: List\nitems:\n- kind: ConfigMap\n  data:\n    a: {{ .Values.no }}\n- data:\n    a: "
       "{{ "
       ".Values.x }}\n  kind: Secret\n"}},
     "x s.yaml:7 a\n"},
    {"a Secret that a helper writes, seen from where its key stands",
     {{"templates/s.yaml", "{{ include \"secret\" . }}"},
      {"templates/_h.tpl",
       "{{ define \"secret\" -}}\nkind: Secret\ndata:\n  a: {{ .Values.x }}\n{{ end }}"}},
     "x _h.tpl:4 a\n"},
    {"a kind that is handed over",
     {{"templates/s.yaml", "{{ include \"o\" (dict \"kind\" \"Secret\" \"v\" .Values.x) }}"},
      {"templates/_h.tpl",
       "{{ define \"o\" -}}\nkind: {{ .kind }}\ndata:\n  a: {{ .v }}\n{{ end }}"}},
     "x s.yaml:1 _h.tpl:4 a\n"},
};

BOOST_DATA_TEST_CASE(charts_reach_secrets, chart_rows) {
  const auto flow = flow_of(sample.files);
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(said(*flow) == sample.expected);
}

BOOST_AUTO_TEST_CASE(places_are_exact) {
  const std::string values = "# a comment\nauth:\n  password: not-a-real-secret\n";
  const std::string secret = "kind: Secret\ndata:\n  a: {{ .Values.auth.password }}\n";
  const auto flow = flow_of({{"values.yaml", values}, {"templates/s.yaml", secret}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_REQUIRE(flow->flows.size() == 1);
  const ValueFlow& one = flow->flows.front();
  BOOST_REQUIRE(one.value.has_value());
  BOOST_TEST(one.value->line_1 == 3);
  BOOST_TEST(slice(values, one.value->bytes) == "password");
  BOOST_TEST(slice(secret, one.ways.front().steps.front().bytes) == " .Values.auth.password ");
}

BOOST_AUTO_TEST_CASE(what_is_left_of_a_value_is_known) {
  const auto flow =
      flow_of({{"templates/_h.tpl",
                "{{ define \"either\" }}{{ if .Values.c }}{{ .Values.a }}{{ else }}{{ .Values.b "
                "}}{{ end }}{{ "
                "end }}{{ define \"both\" }}{{ .Values.c }}:{{ .Values.d }}{{ end }}"},
               {"templates/s.yaml",
                "kind: Secret\ndata:\n  k: {{ include \"either\" . | b64enc }}\n  l: {{ include "
                "\"both\" . }}\n"
                "  m: {{ bcrypt .Values.e }}\n  n: {{ (genCA .Values.f 365).Cert }}\n"
                "  o: {{ htpasswd .Values.g .Values.h }}\n"}});
  BOOST_REQUIRE(flow.has_value());
  std::string all;
  for (const ValueFlow& one : flow->flows)
    all += joined(one.keys) + std::to_string(static_cast<int>(one.ways.front().kept)) + " ";
  BOOST_TEST(all == "a0 b0 c1 d1 e2 f3 g1 h2 ");
}

std::string said_of(const FlowCondition& condition) {
  using Must = FlowCondition::Must;
  const std::string name = joined(condition.keys);
  if (condition.must == Must::be_true) return name;
  if (condition.must == Must::be_false) return "no " + name;
  return name + (condition.must == Must::be ? "=" : "!=") + condition.constant;
}

// `a: on b=AMAZON`, a line for each way; a value's nearest one is first.
std::string conditions_of(const ChartFlow& chart) {
  std::string text;
  for (const ValueFlow& flow : chart.flows) {
    for (const FlowWay& way : flow.ways) {
      text += joined(flow.keys) + (flow.is_near() ? ":" : " far:");
      for (const FlowCondition& condition : way.when) text += " " + said_of(condition);
      text += "\n";
    }
  }
  return text;
}

// The chart's values: `on` is a switch that is on, `off` one that is off, `kind` a choice, `count`
// a number, `name` and `map` are there to be filled.
const std::string switches =
    "on: true\noff: false\nkind: A\ncount: 2\nname: ''\nmap: {}\nf: {on: true, off: false, other: "
    "false, g: "
    "{off: "
    "false}}\n";

const std::vector<Row> condition_rows = {
    {"no condition", "  a: {{ .Values.x }}\n", "x:\n"},
    {"a switch as the chart has it", "  {{ if .Values.on }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x:\n"},
    {"a switch to turn on", "  {{ if .Values.off }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x: off\n"},
    {"a switch to turn off", "  {{ if not .Values.on }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: no on\n"},
    {"else", "  {{ if .Values.on }}{{ else }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: no on\n"},
    {"else if",
     "  {{ if .Values.on }}{{ else if .Values.off }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: off no on\n"},
    {"a number", "  {{ if not .Values.count }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: count=0\n"},
    {"a choice", "  {{ if eq .Values.kind \"B\" }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: kind=B\n"},
    {"the choice as it is", "  {{ if eq .Values.kind \"A\" }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x:\n"},
    {"another choice", "  {{ if ne \"A\" .Values.kind }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: kind!=A\n"},
    {"what is to be filled is no setting",
     "  {{ if and .Values.name .Values.map (not .Values.secretName) (ne .Values.name \"\") }}\n  "
     "a: {{ "
     ".Values.x }}\n  {{ end }}\n",
     "x:\n"},
    {"what is not known is none either",
     "  {{ if and (.Capabilities.APIVersions.Has \"v1\") .Values.off }}\n  a: {{ .Values.x }}\n  "
     "{{ end "
     "}}\n",
     "x: off\n"},
    {"and", "  {{ if and .Values.off (not .Values.on) }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: off no on\n"},
    {"or takes the nearest",
     "  {{ if or .Values.off .Values.on }}\n  a: {{ .Values.x }}\n  {{ end }}\n", "x:\n"},
    {"one switch asked for twice is one",
     "  {{ if .Values.off }}{{ if eq .Values.off true }}\n  a: {{ .Values.x }}\n  {{ end }}{{ end "
     "}}\n",
     "x: off\n"},
    {"conditions that exclude each other are no way",
     "  {{ if .Values.off }}{{ if not .Values.off }}\n  a: {{ .Values.x }}\n  {{ end }}{{ end }}\n",
     ""},
    {"choices that exclude each other",
     "  {{ if eq .Values.kind \"B\" }}{{ if eq .Values.kind \"C\" }}\n  a: {{ .Values.x }}\n  {{ "
     "end "
     "}}{{ end }}\n",
     ""},
    {"switches of one map are one feature",
     "  {{ if and .Values.f.off .Values.f.other }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x: f.off f.other\n"},
    {"a map in it with a switch of its own is another",
     "  {{ if and .Values.f.off .Values.f.g.off }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: f.g.off f.off\n"},
    {"what is turned off with them is not near",
     "  {{ if and .Values.f.off (not .Values.f.on) }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: f.off no f.on\n"},
    {"to turn on is nearer than to turn off",
     "  {{ if or (not .Values.on) (and .Values.f.off .Values.f.other) }}\n  a: {{ .Values.x }}\n  "
     "{{ end }}\n",
     "x: f.off f.other\n"},
    {"to take away what the chart gives is a change",
     "  {{ if not .Values.kind }}\n  a: {{ .Values.x }}\n  {{ end }}\n  {{ if not .Values.f }}\n"
     "  b: {{ .Values.y }}\n  {{ end }}\n  c: {{ .Values.kind | default .Values.z }}\n",
     "kind:\nx far: kind=\ny far: f=\nz far: kind=\n"},
    {"the nearest way comes first",
     "  {{ if .Values.off }}\n  a: {{ .Values.x }}\n  {{ end }}\n  b: {{ .Values.x }}\n",
     "x:\nx: off\n"},
    {"a helper that answers", "  {{ if include \"h\" . }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x: off\n", "{{ define \"h\" }}{{ if .Values.off }}true{{ end }}{{ end }}"},
    {"a helper that names a choice",
     "  {{ if eq (include \"h\" .) \"B\" }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: name=B\n",
     "{{ define \"h\" }}{{ if .Values.name }}{{ .Values.name | trim }}{{ else if eq .Values.kind "
     "\"B\" "
     "}}B{{ else if eq .Values.kind \"A\" }}A{{ end }}{{ end }}"},
    {"a helper that names a choice by another one",
     "  {{ if eq (include \"h\" .) \"two\" }}\n  a: {{ .Values.x }}\n  {{ end }}\n",
     "x far: kind=B\n",
     "{{ define \"h\" }}{{ if eq .Values.kind \"B\" }}two{{ else }}one{{ end }}{{ end }}"},
    {"a condition inside a helper", "  a: {{ include \"h\" . }}\n", "x: off\n",
     "{{ define \"h\" }}{{ if .Values.off }}{{ .Values.x }}{{ else }}none{{ end }}{{ end }}"},
    {"inside and outside", "  {{ if .Values.f.off }}\n  a: {{ include \"h\" . }}\n  {{ end }}\n",
     "x far: f.off off\n",
     "{{ define \"h\" }}{{ if .Values.off }}{{ .Values.x }}{{ end }}{{ end }}"},
    {"a variable of a branch",
     "  {{- $p := \"\" }}{{ if .Values.off }}{{ $p = .Values.x }}{{ end }}\n  a: {{ $p }}\n",
     "x: off\n"},
    {"ternary", "  a: {{ ternary .Values.x .Values.y .Values.on }}\n", "x:\ny far: no on\n"},
    {"default of a switch is no value of it", "  a: {{ .Values.name | default .Values.x }}\n",
     "name:\nx:\n"},
    {"with and range",
     "  {{ with .Values.off }}\n  a: {{ $.Values.x }}\n  {{ end }}\n  {{ range .Values.map }}\n  "
     "b: {{ "
     ".y }}\n  {{ end }}\n",
     "map.*.y:\nx: off\n"},
};

BOOST_DATA_TEST_CASE(ways_have_conditions, condition_rows) {
  const auto flow =
      flow_of({{"templates/t.yaml", "kind: Secret\nstringData:\n" + std::string(sample.secret)},
               {"templates/_h/t.yaml", std::string(sample.helpers)},
               {"values.yaml", switches}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(conditions_of(*flow) == sample.expected);
}

const std::vector<ChartRow> chart_condition_rows = {
    {"round the file",
     {{"templates/s.yaml", "{{ if .Values.create }}\n" + secret_x + "{{ end }}"},
      {"values.yaml", "create: false\n"}},
     "x: create\n"},
    {"a kind that is one of two",
     {{"templates/s.yaml",
       "kind: {{ if .Values.safe }}Secret{{ else }}ConfigMap{{ end }}\ndata:\n  a: {{ .Values.x "
       "}}\n"},
      {"values.yaml", "safe: false\n"}},
     ""},
    {"a line of kind in each branch",
     {{"templates/s.yaml",
       "{{ if .Values.safe }}\nkind: Secret\n{{ else }}\nkind: ConfigMap\n{{ end }}\ndata:\n  a: "
       "{{ "
       ".Values.x }}\n"},
      {"values.yaml", "safe: false\n"}},
     "x: safe\n"},
    {"a part that is switched off",
     {{"Chart.yaml",
       "name: sample\ndependencies: [{name: part, condition: 'none.such,part.enabled'}]\n"},
      {"values.yaml", "part: {enabled: false}\n"},
      {"charts/part/Chart.yaml", "name: part\n"},
      {"charts/part/templates/s.yaml", secret_x}},
     "part.x: part.enabled\n"},
    {"a part whose switch no values have",
     {{"Chart.yaml", "name: sample\ndependencies: [{name: part, condition: none.such}]\n"},
      {"charts/part/Chart.yaml", "name: part\n"},
      {"charts/part/templates/s.yaml", secret_x}},
     "part.x:\n"},
    {"a part whose own values switch it on",
     {{"Chart.yaml", "name: sample\ndependencies: [{name: part, condition: part.enabled}]\n"},
      {"charts/part/Chart.yaml", "name: part\n"},
      {"charts/part/values.yaml", "enabled: true\n"},
      {"charts/part/templates/s.yaml", secret_x}},
     "part.x:\n"},
};

BOOST_DATA_TEST_CASE(charts_have_conditions, chart_condition_rows) {
  const auto flow = flow_of(sample.files);
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(conditions_of(*flow) == sample.expected);
}

// Dozens of switches in all their combinations: what is said is less exact, never wrong, and quick.
BOOST_AUTO_TEST_CASE(many_conditions_end) {
  std::string values;
  std::string secret = "kind: Secret\ndata:\n  a: {{ .Values.x }}\n";
  std::string all = "{{ $v := .Values.x }}";
  for (int i = 0; i < 200; ++i) {
    const std::string name = "s" + std::to_string(i);
    values += name + ": false\n";
    all += "{{ if or .Values." + name + " (and .Values.x" + std::to_string(i) + " (not .Values.s" +
           std::to_string(i / 2) + ")) }}{{ $v = .Values.y" + std::to_string(i % 7) +
           " }}{{ end }}";
  }
  const auto flow =
      flow_of({{"values.yaml", values}, {"templates/s.yaml", all + secret + "  b: {{ $v }}\n"}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(flow->flows.size() == 8);
}

BOOST_AUTO_TEST_CASE(alternatives_in_a_line_are_whole) {
  const auto flow = flow_of(
      {{"templates/s.yaml",
        "kind: Secret\ndata:\n"
        "  k: {{ if .Values.c }}{{ .Values.a }}{{ else }}{{ .Values.b }}{{ end }}\n"
        "  l: {{ if eq .Release.Name \"x\" }}{{ .Values.d }}{{ else }}{{ .Values.e }}-1{{ end }}\n"
        "  m: {{ .Values.f }}{{ if .Values.c }}{{ .Values.g }}{{ end }}\n"
        "  n: |\n    {{ .Values.h }}\n    {{ include \"nothing\" . }}\n"},
       {"templates/_h.tpl",
        "{{ define \"nothing\" }}{{ if .Values.c }}{{ fail \"no\" }}{{ end }}{{ end }}"}});
  BOOST_REQUIRE(flow.has_value());
  std::string all;
  for (const ValueFlow& one : flow->flows)
    all += joined(one.keys) + std::to_string(static_cast<int>(one.ways.front().kept)) + " ";
  BOOST_TEST(all == "a0 b0 d0 e1 f1 g1 h0 ");
}

// As common.secrets.passwords.manage of bitnami's library: a password that is given, else one that
// is there, else one made at random; checks that only fail stand between.
BOOST_AUTO_TEST_CASE(a_password_that_is_looked_up_is_whole) {
  const auto flow = flow_of(
      {{"values.yaml", "auth: {password: ''}\n"},
       {"templates/s.yaml",
        "kind: Secret\ndata:\n  p: {{ include \"manage\" (dict \"keys\" (list \"auth.password\") "
        "\"context\" $) }}\n"},
       {"templates/_h.tpl",
        "{{ define \"value\" }}{{ $v := .context.Values }}{{ range splitList \".\" .key }}{{ $v = "
        "index "
        "$v . }}{{ end }}{{ printf \"%v\" (default \"\" $v) }}{{ end }}"
        "{{ define \"check\" }}{{ $all := join \"\" .all }}{{ if and $all "
        ".context.Release.IsUpgrade }}"
        "{{ printf \"%s\" $all | fail }}{{ end }}{{ end }}"
        "{{ define \"manage\" }}{{ $p := \"\" }}\n{{ $given := include \"value\" (dict \"key\" "
        "(first "
        ".keys) \"context\" $.context) }}\n{{ $there := (lookup \"v1\" \"Secret\" \"\" \"n\").data "
        "}}\n"
        "{{ if $there }}{{ $p = index $there \"p\" | b64dec }}{{ end }}\n{{ if not $p }}{{ if "
        "$given }}"
        "{{ $p = $given | toString }}{{ else }}\n{{ include \"check\" (dict \"all\" (list \"x\") "
        "\"context\" .context) }}\n{{ $p = randAlphaNum 10 }}{{ end }}{{ end }}\n"
        "{{ if .plain }}{{ printf \"%s\" $p }}{{ else }}{{ $p | b64enc | quote }}{{ end }}{{ end "
        "}}"}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_REQUIRE(flow->flows.size() == 1);
  BOOST_TEST(joined(flow->flows.front().keys) == "auth.password");
  BOOST_TEST((flow->flows.front().ways.front().kept == flow::Kept::whole));
  BOOST_TEST(conditions_of(*flow) == "auth.password:\n");
}

// A chart's own words lead out of the repository: nothing there is read.
BOOST_AUTO_TEST_CASE(charts_stay_inside_of_their_repository) {
  const auto chart = [](Overlay& source, const std::string& folder, const std::string& more) {
    source.put(folder + "/Chart.yaml", more);
    source.put(folder + "/templates/s.yaml", secret_x);
  };
  const std::string uses =
      "name: sample\ndependencies: [{name: part, repository: 'file://../part'}]\n";
  for (const bool has_repository : {false, true}) {
    Overlay source;
    chart(source, "/a/b/chart", uses);
    chart(source, "/a/b/part", "name: part\n");
    if (has_repository) source.put("/a/b/chart/.git/HEAD", "");
    const auto flow = value_flow(source, "/a/b/chart");
    BOOST_REQUIRE(flow.has_value());
    BOOST_TEST(flow->absent.size() == (has_repository ? 1U : 0U));
    BOOST_TEST(flow->flows.size() == (has_repository ? 1U : 2U));
  }
  Overlay far;
  chart(far, "/a/b/chart",
        "name: s\ndependencies: [{name: part, repository: 'file://../../part'}]\n");
  chart(far, "/a/part", "name: part\n");
  BOOST_TEST(value_flow(far, "/a/b/chart")->flows.size() == 1U);
  far.put("/a/.git/HEAD", "");
  BOOST_TEST(value_flow(far, "/a/b/chart")->flows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(charts_without_secrets_cost_no_values) {
  const auto flow = flow_of({{"values.yaml", "a: [\n"}, {"templates/s.yaml", "kind: ConfigMap\n"}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(flow->flows.empty());
  BOOST_TEST(flow->unread.empty());  // the values do not parse, but nobody asked
}

BOOST_AUTO_TEST_CASE(comment_lines_do_not_move_places) {
  std::string values;
  for (int i = 0; i < 200; ++i) values += "# a long line that says nothing\n";
  values += "x: |\n  # text\n  {{ .Values.y }}\ny: 1\n";
  const auto flow =
      flow_of({{"values.yaml", values},
               {"templates/s.yaml", "kind: Secret\ndata:\n  a: {{ tpl .Values.x . }}\n"}});
  BOOST_REQUIRE(flow.has_value());
  BOOST_TEST(said(*flow) == "x s.yaml:3 a\ny values.yaml:203 s.yaml:3 a\n");
  BOOST_TEST(flow->flows.front().value->line_1 == 201);
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_chart_is_a_problem) {
  const Overlay source;
  BOOST_TEST(!value_flow(source, "/none").has_value());
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

struct HostileRow {
  std::string_view name;
  std::string text;
};
std::ostream& operator<<(std::ostream& out, const HostileRow& row) { return out << row.name; }

const std::vector<HostileRow> hostile = {
    {"a template includes itself",
     "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}"},
    {"with another context each time",
     "{{ define \"a\" }}{{ include \"a\" (dict \"x\" .) }}{{ include \"a\" (list .) }}{{ end }}"
     "{{ include \"a\" . }}"},
    {"text that doubles", "{{ define \"a\" }}{{ . }}\n{{ . }}\n{{ end }}{{ $x := .Values.x }}" +
                              repeated("{{ $x = include \"a\" $x }}", 200) +
                              "\nkind: Secret\ndata:\n  a: {{ $x }}\n"},
    {"a dict that holds itself",
     "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $_ := merge $d $d }}\nkind: Secret\ndata:\n  "
     "a: {{ "
     "toYaml $d }}{{ $d.d.d.e }}{{ include \"no\" $d }}"},
    {"dicts that double", "{{ $d := dict }}" +
                              repeated("{{ $d = dict \"a\" $d \"b\" $d \"c\" .Values.x }}", 200) +
                              "\nkind: Secret\ndata:\n  a: {{ toYaml $d }}\n"},
    {"deep blocks", repeated("{{ if .a }}", 20000)},
    {"deep else if", "{{ if .a }}" + repeated("{{ else if .a }}", 20000)},
    {"deep groups", "{{ " + repeated("(", 20000) + " .a " + repeated(")", 20000) + " }}"},
    {"nested ranges",
     repeated("{{ range .Values.a }}{{ range list 1 2 3 4 }}", 60) + "kind: Secret"},
    {"ends too many", repeated("{{ end }}{{ else }}", 1000)},
    {"nothing closes", "{{ \"{{ ` ("},
    {"odd tokens",
     "{{ . .. $ $. | || := , ) ( . \\ \x80 \xff }}{{ include }}{{ tpl }}{{ index }}{{ dict \"a\" }}"
     "{{ set }}{{ printf }}{{ printf \"%\" }}{{ nindent }}{{ dig }}{{ define }}{{ template }}"},
    {"values that are templates of themselves",
     "kind: Secret\ndata:\n  a: {{ tpl .Values.self . }}"},
    {"a huge indent",
     "kind: Secret\ndata:\n  a: {{ .Values.x | nindent 999999999999 | indent 99 }}"},
};

BOOST_DATA_TEST_CASE(hostile_charts_end, hostile) {
  const auto flow =
      flow_of({{"templates/t.yaml", "kind: Secret\ndata:\n  {{ .Values.a }}\n---\n" + sample.text},
               {"values.yaml", "x: 1\nself: '{{ tpl .Values.self . }}'\n"}});
  BOOST_TEST(flow.has_value());
}

// Random cuts and swaps of a template that uses everything: no crash, whatever comes out.
BOOST_AUTO_TEST_CASE(damaged_templates_end) {
  const std::string whole =
      "{{- define \"h\" -}}{{ $v := .context.Values }}{{ range splitList \".\" .key }}{{ $v = "
      "index $v . "
      "}}{{ end }}{{ $v | toYaml | nindent 4 }}{{- end -}}\nkind: Secret\ndata:\n  a: |\n{{ "
      "include \"h\" "
      "(dict \"key\" \"a.b\" \"context\" $) | indent 2 }}\n  {{ with .Values.x }}b: {{ .c | quote "
      "}}{{ else "
      "}}{{ tpl (toYaml .Values) $ }}{{ end }}\n";
  std::size_t random = 12345;
  const auto next = [&](std::size_t below) {
    random = random * 6364136223846793005ULL + 1442695040888963407ULL;
    return (random >> 33) % below;
  };
  for (int i = 0; i < 400; ++i) {
    std::string text = whole;
    for (int k = 0; k < 3; ++k) text.erase(next(text.size()), next(6));
    std::swap(text[next(text.size())], text[next(text.size())]);
    BOOST_TEST(flow_of({{"templates/t.yaml", text}, {"values.yaml", "a: {b: '{{ .Values.x }}'}\n"}},
                       {.steps = 20'000})
                   .has_value());
  }
}

struct TokenRow {
  std::string_view text;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const TokenRow& row) { return out << row.text; }

// Parts in brackets: actions in [[ ]], texts in ( ).
const std::vector<TokenRow> part_rows = {
    {"a {{ b }} c", "(a )[[ b ]]( c)"},
    {"a {{- b -}} c", "(a)[[ b ]](c)"},
    {"a {{-1}} c", "(a )[[-1]]( c)"},
    {"a {{ \"}}\" }}", "(a )[[ \"}}\" ]]"},
    {"a {{/* }} */}} c", "(a )( c)"},
    {"a {{- /* x */ -}} c", "(a)(c)"},
    {"a {{ b", "(a {{ b)"},
};

BOOST_DATA_TEST_CASE(templates_are_cut, part_rows) {
  std::string all;
  for (const flow::TemplatePart& part : flow::template_parts(sample.text)) {
    const std::string text(slice(sample.text, part.span));
    all += part.is_action ? "[[" + text + "]]" : "(" + text + ")";
  }
  BOOST_TEST(all == sample.expected);
}

// ------------------------------------------------------------------------------- real charts

const std::filesystem::path corpus =
    std::filesystem::path(DEXLINT_SOURCE_DIR) / "../shared/corpus/flow";

struct Figures {
  std::size_t found = 0;
  std::size_t all = 0;
  std::size_t wrong = 0;
};

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    keys.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return keys;
}

// A leaf is told when its path, one above it, or for a map one below it is.
bool fits(const std::vector<std::string>& told, const std::vector<std::string>& leaf, bool is_map) {
  for (std::size_t i = 0; i < std::min(told.size(), leaf.size()); ++i) {
    if (told[i] != "*" && told[i] != leaf[i]) return false;
  }
  return told.size() <= leaf.size() || is_map ||
         std::all_of(told.begin() + static_cast<std::ptrdiff_t>(leaf.size()), told.end(),
                     [](const std::string& key) { return key == "*"; });
}

void count(const nlohmann::json& truth, const ChartFlow& flow, bool only_near, Figures& figures) {
  const auto& dependencies = truth["dependencies"];
  for (const auto& leaf : truth["leaves"]) {
    const std::vector<std::string> keys = split(leaf["path"]);
    const bool of_part =
        std::find(dependencies.begin(), dependencies.end(), keys.front()) != dependencies.end();
    const auto& sinks = leaf["sinks"];
    if (of_part || (!leaf["tested"].get<bool>() && sinks.empty())) continue;
    const bool told = std::any_of(flow.flows.begin(), flow.flows.end(), [&](const auto& one) {
      return (one.is_near() || !only_near) && fits(one.keys, keys, leaf["kind"] == "map");
    });
    const bool secret = std::find(sinks.begin(), sinks.end(), "secret") != sinks.end();
    figures.all += secret;
    figures.found += secret && told;
    figures.wrong += !secret && told;
  }
}

// What Helm showed is all found: 220 of 220, beside 98 that it did not show. Of those that are near
// it is 213, beside 52: recall 0.968, precision 0.804. Most of the others are true as well: each
// chart was rendered with all texts filled in at once, so that no value was seen that stands for an
// `existingSecret` or is read by a template that another value holds, and with one switch turned at
// a time. Rendered again, one by one, with the conditions that are said here, Helm 3.16.4 writes 96
// of 99 into a Secret; of the other three one goes through bcrypt, one into a number, and one was a
// default that is never used, which is no longer said.
BOOST_AUTO_TEST_CASE(real_charts_flow_as_helm_renders_them) {
  if (!std::filesystem::exists(corpus / "truth")) {
    BOOST_TEST_MESSAGE("skipped: no corpus of charts beside the checkout");
    return;
  }
  Figures figures;
  Figures near_figures;
  std::size_t near = 0;
  std::size_t all = 0;
  const WorkTree files;
  for (const auto& entry : std::filesystem::directory_iterator(corpus / "truth")) {
    std::ifstream file(entry.path());
    const nlohmann::json truth = nlohmann::json::parse(file);
    const auto flow =
        value_flow(files, (corpus / "charts" / truth["chart"].get<std::string>()).string());
    BOOST_REQUIRE(flow.has_value());
    BOOST_TEST(flow->complete);
    count(truth, *flow, false, figures);
    count(truth, *flow, true, near_figures);
    for (const ValueFlow& one : flow->flows) near += one.is_near();
    all += flow->flows.size();
  }
  BOOST_TEST(figures.all >= 200);
  BOOST_TEST(figures.found * 100 >= figures.all * 99);
  BOOST_TEST(figures.wrong <= 100);
  BOOST_TEST(near_figures.found * 100 >= near_figures.all * 96);
  BOOST_TEST(near_figures.wrong <= 53);
  BOOST_TEST(near * 100 >= all * 80);
  BOOST_TEST(near * 100 <= all * 90);
}

}  // namespace
