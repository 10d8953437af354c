// What fixes do to a text: byte for byte what they are meant to, and nothing where that is not
// sure. A second run changes nothing.
#include "linter/engine/fix.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/encode.h"
#include "tests/support/fix_text.h"
#include "tests/support/lint_text.h"
#include "tests/support/rewrite.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

struct Row {
  std::string_view name;
  std::string_view path;
  std::string_view before;
  std::string_view after;  ///< empty: the same as before
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"a comma, with a comment behind it", "config.yaml", R"(connectors:
- type: oidc
  config:
    issuer: https://sso.example.com   # the provider
    getUserInfo: true,  # from JSON
    redirectURI: https://dex.example.com/callback
)",
     R"(connectors:
- type: oidc
  config:
    issuer: https://sso.example.com   # the provider
    getUserInfo: true  # from JSON
    redirectURI: https://dex.example.com/callback
)"},
    {"two fixes of one value", "values.yaml", R"(oidc:
  upstreamIDPs:
  - {type: github, id: github, name: GitHub, config: {redirectURI: 'http://pach.example.com/callback'}}
)",
     R"(oidc:
  upstreamIDPs:
  - {type: github, id: github, name: GitHub, config: {redirectURI: 'https://pach.example.com/dex/callback'}}
)"},
    {"a fix that brings up another", "config.yaml", R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    client_id: dex
    redirect_uri: http://dex.example.com/callback
)",
     R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    redirectURI: https://dex.example.com/callback
)"},
    {"a key that has its right name, too", "config.yaml", R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    client_id: dex
)",
     ""},
    {"two keys that are meant to be one", "config.yaml", R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    client_id: dex
    client-id: dex
)",
     R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    client-id: dex
)"},
    {"JSON in a block", "secret.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github   # ours
      id: github
      name: GitHub
      jsonConfig: |
        {"clientID": "x", "redirectURI": "http://pach.example.com/callback"}
)",
     R"(apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github   # ours
      id: github
      name: GitHub
      jsonConfig: |
        {"clientID": "x", "redirectURI": "https://pach.example.com/dex/callback"}
)"},
    {"a JSON file", "config.json",
     R"({"connectors": [{"type": "github", "config": {"redirect_uri": "http://a.example.com\/callback"}}]})",
     R"({"connectors": [{"type": "github", "config": {"redirectURI": "https://a.example.com\/callback"}}]})"},
    {"a guide", "guide.md", R"(Write

> ```yaml
> connectors:
> - type: github
>   config: {redirectURI: "http://dex.example.com/callback"}
> ```
)",
     R"(Write

> ```yaml
> connectors:
> - type: github
>   config: {redirectURI: "https://dex.example.com/callback"}
> ```
)"},
    {"a template", "templates/config.yaml", R"(connectors:
- type: github
  config:
    id: {{ .Values.id }}
    redirectURI: http://dex.example.com/callback
    {{- if .Values.x }}
    orgs: [{{ .Values.org }}]
    {{- end }}
)",
     R"(connectors:
- type: github
  config:
    id: {{ .Values.id }}
    redirectURI: https://dex.example.com/callback
    {{- if .Values.x }}
    orgs: [{{ .Values.org }}]
    {{- end }}
)"},
    {"a value that others share", "config.yaml", R"(uri: &uri http://dex.example.com/callback
connectors:
- type: github
  config: {redirectURI: *uri}
- type: gitlab
  config: {redirectURI: *uri}
)",
     ""},
    {"a mapping that others share", "config.yaml", R"(connectors:
- type: github
  config: &config {redirectURI: "http://dex.example.com/callback"}
- type: gitlab
  config: {<<: *config, groups: [a]}
)",
     ""},
    {"a folded text", "secret.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: >
    [{"type": "github", "id": "github", "name": "GitHub",
    "config": {"redirectURI": "http://pach.example.com/callback"}}]
)",
     ""},
    {"a text that does not parse", "config.yaml", R"(connectors:
- type: github
 config:
    redirectURI: http://dex.example.com/callback
   x: [
)",
     ""},
    {"a value in an escape's neighbourhood", "config.yaml", R"(connectors:
- type: github
  config: {redirectURI: "http:\/\/dex.example.com/callback"}
)",
     R"(connectors:
- type: github
  config: {redirectURI: "https:\/\/dex.example.com/callback"}
)"},
    {"an escape", "config.yaml", R"(connectors:
- type: github
  config: {"client\u005fid": dex}
)",
     R"(connectors:
- type: github
  config: {"clientID": dex}
)"},
    {"a line break at the end of a block", "config.yaml", R"(connectors:
- type: ldap
  config:
    bindPW: |
      n0t-A-r3al-passw0rd
    host: ldap.example.com:636
)",
     R"(connectors:
- type: ldap
  config:
    bindPW: |-
      n0t-A-r3al-passw0rd
    host: ldap.example.com:636
)"},
    {"entries that stand beside their section", "secret.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
# ours
upstream-idps: |
  - type: github
    id: github

    name: GitHub
other: {a: b,
  c: d}
type: Opaque
)",
     R"(apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
# ours
  upstream-idps: |
    - type: github
      id: github

      name: GitHub
  other: {a: b,
    c: d}
type: Opaque
)"},
    {"clear text below data", "secret.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: n0t-A-r3al-passw0rd  # to be replaced
  port: 54321
  on: 'no "way"'
  unpadded: bm90LWEtcmVhbC10b2tlbg
)",
     R"(apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: bjB0LUEtcjNhbC1wYXNzdzByZA==  # to be replaced
  port: NTQzMjE=
  on: 'bm8gIndheSI='
  unpadded: bm90LWEtcmVhbC10b2tlbg
)"},
};

std::string expected(const Row& row) {
  return std::string(row.after.empty() ? row.before : row.after);
}

const std::string connectors = R"(connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: n0t-A-r3al-s3cret-1
    redirectURI: http://dex.example.com/callback
- type: gitlab
  id: gitlab
  name: GitLab
  config:
    clientID: dex
    clientSecret: n0t-A-r3al-s3cret-2
    redirectURI: http://dex.example.com/callback
)";

std::string with_https(std::string text) {
  for (std::size_t at = text.find("http:"); at != std::string::npos; at = text.find("http:", at))
    text.insert(at + 4, "s");
  return text;
}

// A Secret with `value` as its `config.yaml`.
std::string secret(std::string_view value) {
  return "apiVersion: v1\nkind: Secret\nmetadata: {name: dex}\ndata:\n  config.yaml: " +
         std::string(value) + "\n  # the end\n";
}

std::string wrapped(std::string_view base64, std::size_t width) {
  std::string lines = "|";
  for (; !base64.empty(); base64.remove_prefix(std::min(width, base64.size())))
    lines += "\n    " + std::string(base64.substr(0, width));
  return lines;
}

std::string decoded_lines(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == ' ' || c == '\r'; });
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_text_is_fixed, boost::unit_test::data::make(rows), row) {
  const std::string after = fixed_text(row.path, row.before);
  BOOST_TEST(after == expected(row));
  BOOST_TEST(fixed_text(row.path, after) == after);
}

BOOST_DATA_TEST_CASE(line_breaks_stay_what_they_are, boost::unit_test::data::make(rows), row) {
  BOOST_TEST(fixed_text(row.path, with_crlf(row.before)) == with_crlf(expected(row)));
}

BOOST_DATA_TEST_CASE(a_byte_order_mark_stays, boost::unit_test::data::make(rows), row) {
  const std::string mark = "\xEF\xBB\xBF";
  BOOST_TEST(fixed_text(row.path, mark + std::string(row.before)) == mark + expected(row));
}

BOOST_DATA_TEST_CASE(utf16_is_left_as_it_is, boost::unit_test::data::make(rows), row) {
  const std::string text = in_utf16({std::string(row.before), {}}, false).text;
  BOOST_TEST(fixed_text(row.path, text) == text);
}

BOOST_AUTO_TEST_CASE(base64_is_encoded_once_for_all_fixes) {
  const std::string before = secret(base64_encode(connectors));
  const FixedFiles fixed = fix_files({{"secret.yaml", before}}, all_rules_options());
  BOOST_TEST(fixed.files.at("secret.yaml") == secret(base64_encode(with_https(connectors))));
  BOOST_TEST(fixed.fixes.files.at("secret.yaml").fixes == 2u);
}

// Lines stay as many as they were, whatever their length.
BOOST_DATA_TEST_CASE(wrapped_base64_keeps_its_lines,
                     boost::unit_test::data::make({4, 7, 60, 64, 76, 1000}), width) {
  const std::string before = secret(wrapped(base64_encode(connectors), width));
  const std::string after = fixed_text("secret.yaml", before);
  BOOST_TEST(std::count(after.begin(), after.end(), '\n') ==
             std::count(before.begin(), before.end(), '\n'));
  BOOST_TEST(decoded_lines(after).find(base64_encode(with_https(connectors))) != std::string::npos);
  BOOST_TEST(fixed_text("secret.yaml", after) == after);
  BOOST_TEST(fixed_text("secret.yaml", with_crlf(before)) == with_crlf(after));
}

BOOST_AUTO_TEST_CASE(unsafe_fixes_are_asked_for) {
  const std::string before =
      "connectors:\n- type: github\n  config: {client_id: a, redirectURI: "
      "'http://a.example.com/callback'}\n";
  BOOST_TEST(fixed_text("config.yaml", before, false) ==
             "connectors:\n- type: github\n  config: {clientID: a, redirectURI: "
             "'http://a.example.com/callback'}\n");
}

BOOST_AUTO_TEST_CASE(what_is_fixed_leaves_the_report) {
  const FixedFiles fixed = fix_files({{"config.yaml", connectors}}, all_rules_options());
  std::size_t before = 0;
  for (const Finding& finding : fixed.before.findings)
    before += is_fixable(finding, {.unsafe = true}) ? 1 : 0;
  BOOST_TEST(before == 2u);
  BOOST_TEST(fixed.after.findings.size() + before == fixed.before.findings.size());
  BOOST_TEST(fixed.fixes.is_done);
  BOOST_TEST(fixed.fixes.withdrawn.empty());
}

// To find those that go wrong takes readings of the whole file: behind some no more are tried.
BOOST_AUTO_TEST_CASE(many_fixes_that_go_wrong_are_withdrawn) {
  std::string text;
  std::string list = "connectors:\n";
  for (int i = 0; i < 100; ++i) {
    const std::string name = "uri" + std::to_string(i);
    text += name + ": &" + name + " http://dex.example.com/callback\n";
    list += "- type: github\n  config: {redirectURI: *" + name + "}\n";
  }
  text += list;
  const FixedFiles fixed = fix_files({{"config.yaml", text}}, all_rules_options());
  BOOST_TEST(fixed.files.at("config.yaml") == text);
  std::size_t left = 0;
  for (const Finding& finding : fixed.after.findings)
    left += is_fixable(finding, {.unsafe = true}) ? 1 : 0;
  BOOST_TEST(fixed.fixes.withdrawn.size() == left);
}
