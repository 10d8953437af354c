// `# dexlint: ignore[…]`: what it silences, in which language and at which place, and what is said
// of one that silences nothing.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "linter/engine/suppress.h"
#include "tests/support/lint_text.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  const char* name;
  const char* path;
  const char* text;
  const char* said;  ///< `line:code`, with `(reason)` behind what is suppressed
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::string said(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text += (text.empty() ? "" : " ") + std::to_string(finding.location.line_1) + ":" +
            std::string(finding.rule->code);
    if (finding.suppressed) text += "(" + finding.suppressed->reason + ")";
  }
  return text;
}

const Row rows[] = {
    {"on the line", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX116] a test account\n",
     "2:DEX116(a test account)"},
    {"alone on the line above, by id", "values.yaml",
     "db:\n  # dexlint: ignore[plaintext-values-credential] known\n  password: "
     "n0t-A-r3al-passw0rd\n",
     "3:DEX116(known)"},
    {"above, with other comments between", "values.yaml",
     "db:\n  # dexlint: ignore[DEX116]\n  # of the test database\n"
     "  password: n0t-A-r3al-passw0rd\n",
     "4:DEX116()"},
    {"not beyond an empty line", "values.yaml",
     "db:\n  # dexlint: ignore[DEX116]\n\n  password: n0t-A-r3al-passw0rd\n", "2:DEX001 4:DEX116"},
    {"not for the line below the next", "values.yaml",
     "db: # dexlint: ignore[DEX116]\n  password: n0t-A-r3al-passw0rd\n", "1:DEX001 2:DEX116"},
    {"no other rule", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX202]\n", "2:DEX116 2:DEX001"},
    {"several rules, of which one is of use", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX202, dex116]\n",
     "2:DEX116() 2:DEX001"},
    {"under the code of the rule that gave way", "secret.yaml",
     "kind: Secret\nstringData:\n"
     "  token: ghp_0000000000000000000000000000000000000 # dexlint: ignore[DEX115]\n",
     "3:DEX115()"},
    {"the whole file, from below", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd\nmq:\n  password: n0t-A-r3al-passw0rd-2\n"
     "# dexlint: ignore-file[DEX116] all of it is for tests\n",
     "2:DEX116(all of it is for tests) 4:DEX116(all of it is for tests)"},
    {"an unknown rule", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX1160]\n", "2:DEX116 2:DEX001"},
    {"no rule at all", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore this\n", "2:DEX116 2:DEX001"},
    {"an unused one that is ignored itself", "values.yaml",
     "# dexlint: ignore[DEX202,DEX001] until the lab is gone\nhost: example.com\n"
     "url: # dexlint: ignore[DEX202, DEX001] soon\n",
     "1:DEX001(until the lab is gone) 3:DEX001(soon)"},
    {"words of a value are none", "values.yaml",
     "db:\n  note: '# dexlint: ignore[DEX116]'\n  password: n0t-A-r3al-passw0rd\n", "3:DEX116"},
    {"talk about dexlint is none", "values.yaml",
     "db:\n  # see dexlint: ignore[DEX116] is for later\n  password: n0t-A-r3al-passw0rd\n",
     "3:DEX116"},
    {"a block scalar, on the line of its key", "values.yaml",
     "db:\n  # dexlint: ignore[DEX116] wrapped\n  password: >-\n    n0t-A-r3al-passw0rd\n",
     "4:DEX116(wrapped)"},
    {"in YAML inside YAML", "secret.yaml",
     "apiVersion: v1\nkind: Secret\nmetadata: {name: dex}\nstringData:\n  config.yaml: |\n"
     "    issuer: https://dex.example.com\n    connectors:\n    - type: oidc\n      id: sso\n"
     "      name: SSO\n      config:\n        issuer: https://sso.example.com\n"
     "        clientID: dex\n        clientSecret: n0t-A-r3al-s3cret # dexlint: ignore[DEX101] "
     "fake\n"
     "        # dexlint: ignore[DEX202] a lab\n"
     "        redirectURI: http://dex.example.com/callback\n",
     "14:DEX101(fake) 16:DEX202(a lab)"},
    {"above JSON inside YAML, which has no comments", "values.yaml",
     "oidc:\n  upstreamIDPs:\n  - id: sso\n    name: SSO\n    type: oidc\n"
     "    # dexlint: ignore[DEX101,DEX705] fake\n    jsonConfig: |\n      {\n"
     "        \"issuer\": \"https://sso.example.com\", \"clientID\": \"dex\",\n"
     "        \"clientSecret\": \"n0t-A-r3al-s3cret\",\n"
     "        \"redirectURI\": \"https://pach.example.com/dex/callback\"\n      }\n",
     "7:DEX705(fake) 10:DEX101(fake)"},
    {"JSON with comments", "values.json",
     "{\"db\": {\n  // dexlint: ignore[DEX116] local\n  \"password\": \"n0t-A-r3al-passw0rd\",\n"
     "  \"token\": \"n0t-A-r3al-t0ken\" /* dexlint: ignore[DEX116] gone */\n}}\n",
     "3:DEX116(local) 4:DEX116(gone)"},
    {"Terraform", "main.tf",
     "resource \"kubernetes_secret\" \"db\" {\n  data = {\n"
     "    # dexlint: ignore[DEX115] local\n    password = \"n0t-A-r3al-passw0rd\"\n"
     "    token    = \"n0t-A-r3al-t0ken\" // dexlint: ignore[DEX115]\n  }\n}\n",
     "4:DEX115(local) 5:DEX115()"},
    {"a template", "templates/secret.yaml",
     "{{- if .Values.on }}\nkind: Secret\nstringData:\n"
     "  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX115] x\n{{- end }}\n",
     "4:DEX115(x)"},
    {"what does not parse", "values.yaml",
     "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX116] known\n  broken: [\n",
     "2:DEX116(known)"},
    {"above a block in Markdown", "guide.md",
     "Text.\n\n<!-- dexlint: ignore[DEX101] a sample -->\n```yaml\nconfig:\n  clientID: dex\n"
     "  clientSecret: n0t-A-r3al-s3cret\n```\n\n```yaml\nconfig:\n  clientID: dex\n"
     "  clientSecret: n0t-A-r3al-s3cret-2\n```\n",
     "7:DEX101(a sample) 13:DEX101"},
    {"below a comment of Markdown that does not end on its line", "guide.md",
     "<!-- open\n<!-- dexlint: ignore[DEX101] a sample -->\n<!-- dexlint: ignore[DEX101] -->\n"
     "```yaml\nconfig:\n  clientID: dex\n  clientSecret: n0t-A-r3al-s3cret\n```\n",
     "7:DEX101(a sample)"},
    {"in a block in Markdown", "guide.md",
     "```yaml\nconfig:\n  clientID: dex\n  # dexlint: ignore[DEX101]\n"
     "  clientSecret: n0t-A-r3al-s3cret\n```\n",
     "5:DEX101()"},
    {"an example of an ignore in prose is not unused", "guide.md",
     "```yaml\nhost: x # dexlint: ignore[DEX202] why\n```\n", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(an_ignore_covers_its_place, utf::data::make(rows), row) {
  BOOST_TEST(said(lint_text(row.path, row.text)) == row.said);
  LintOptions ungated = all_rules_options();
  ungated.gate = false;
  BOOST_TEST(said(lint_text(row.path, row.text, ungated)) == row.said);
}

// Whether a rule that did not run has something to say is not known.
BOOST_AUTO_TEST_CASE(a_rule_that_did_not_run_is_not_unused) {
  const Rule* unused = find_rule(all_rules_options().rules, "DEX001");
  const Rule* redirect = find_rule(all_rules_options().rules, "DEX202");
  const char* text = "host: example.com # dexlint: ignore[DEX202]\n";
  const auto with = [&](std::vector<const Rule*> rules) {
    return said(
        lint_text("values.yaml", text, {.rules = rules, .known_rules = all_rules_options().rules}));
  };
  BOOST_TEST(with({unused}) == "");
  BOOST_TEST(with({unused, redirect}) == "1:DEX001");
}

BOOST_AUTO_TEST_CASE(marks_of_other_scanners_count_when_the_config_asks) {
  const char* text =
      "a: {password: n0t-A-r3al-passw0rd-1} # gitleaks:allow\n"
      "b: {password: n0t-A-r3al-passw0rd-2} # pragma: allowlist secret\n"
      "# pragma: allowlist nextline secret\n"
      "c: {password: n0t-A-r3al-passw0rd-3}\n"
      "d: {password: n0t-A-r3al-passw0rd-4} # trufflehog:ignore\n"
      "# checkov:skip=CKV_SECRET_6:a test account\n"
      "e: {password: n0t-A-r3al-passw0rd-5}\n";
  BOOST_TEST(said(lint_text("values.yaml", text)) ==
             "1:DEX116 2:DEX116 4:DEX116 5:DEX116 7:DEX116");
  LintOptions options = all_rules_options();
  options.policy.foreign_ignores = {{"gitleaks"}, {"checkov"}};
  BOOST_TEST(said(lint_text("values.yaml", text, options)) ==
             "1:DEX116(gitleaks:allow) 2:DEX116 4:DEX116 5:DEX116 "
             "7:DEX116(checkov:skip=CKV_SECRET_)");
  options.policy.foreign_ignores = {{"detect-secrets"}, {"trufflehog"}};
  BOOST_TEST(said(lint_text("values.yaml", text, options)) ==
             "1:DEX116 2:DEX116(pragma: allowlist secret) "
             "4:DEX116(pragma: allowlist nextline secret) 5:DEX116(trufflehog:ignore) 7:DEX116");
}

// A mark of a scanner for secrets says nothing of a redirect URI.
BOOST_AUTO_TEST_CASE(a_foreign_mark_is_about_secrets) {
  LintOptions options = all_rules_options();
  options.policy.foreign_ignores = {{"gitleaks"}};
  const Report report =
      lint_text("connector.yaml",
                "type: oidc\nid: sso\nname: SSO\nconfig:\n"
                "  issuer: https://sso.example.com\n  clientID: dex\n"
                "  clientSecret: $SECRET\n"
                "  redirectURI: http://dex.example.com/callback # gitleaks:allow\n",
                options);
  BOOST_TEST(said(report) == "8:DEX202");
}

struct Reason {
  const char* written;
  const char* shown;
};
std::ostream& operator<<(std::ostream& out, const Reason& row) { return out << row.written; }
const Reason reasons[] = {
    {"a test account, see SEC-1234 (v2.11.0)", "a test account, see SEC-1234 (v2.11.0)"},
    {"https://issues.example.com/browse/SEC-1234", "https://issues.example.com/browse/SEC-1234"},
    {"https://user:pa55word@example.com/", "…"},
    {"it was C4nary-zQ8vXk2WjR7mTb5YpL3h once", "it was … once"},
    {"für die Prüfung", "für die Prüfung"},
};
BOOST_DATA_TEST_CASE(a_reason_holds_no_token, utf::data::make(reasons), row) {
  BOOST_TEST(presentable_reason(row.written) == row.shown);
}

BOOST_AUTO_TEST_CASE(a_reason_does_not_repeat_a_secret_of_the_file) {
  BOOST_TEST(said(lint_text("values.yaml",
                            "db:\n  password: correcthorsebattery # dexlint: ignore[DEX116] "
                            "correcthorsebattery is for tests\n")) == "2:DEX116(…)");
  BOOST_TEST(presentable_reason(std::string(500, 'x') + " end").size() == 203U);
}
