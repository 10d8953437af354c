// The same document written another way has the same findings, at the places that the values moved
// to: quotes, flow, JSON, block scalars, base64, Markdown, UTF-16, comments, other keys.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "linter/model/words.h"
#include "tests/support/lint_text.h"
#include "tests/support/rewrite.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

struct Sample {
  std::string stem;
  Tree tree;
};

Tree connector(const char* type, std::vector<Child> config) {
  return mapping({{"type", type},
                  {"id", std::string(type) + "-1"},
                  {"name", "Sign in"},
                  {"config", mapping(std::move(config))}});
}

Tree oidc() {
  return connector("oidc",
                   {{"issuer", "https://sso.example.com"},
                    {"clientID", "dex"},
                    {"clientSecret", finding("DEX101", "n0t-A-r3al-s3cret-1")},
                    {"redirectURI", finding("DEX202", "http://dex.example.com/dex/callback")}});
}
Tree user_search() { return mapping({{"baseDN", "dc=example,dc=com"}, {"username", "uid"}}); }
Tree ldap() {
  return connector("ldap", {{"host", "ldap.example.com:636"},
                            {"bindDN", "cn=reader,dc=example,dc=com"},
                            {"bindPW", finding("DEX102", "n0t-A-r3al-passw0rd-2")},
                            {"userSearch", user_search()}});
}
Tree keystone() {
  return connector("keystone", {{"keystoneHost", "https://keystone.example.com:5000"},
                                {"keystoneUsername", "reader"},
                                {"keystonePassword", finding("DEX103", "n0t-A-r3al-passw0rd-3")}});
}
Tree unfinished() {
  return connector("github",
                   {{"clientID", "dex"},
                    {"orgs", sequence({mapping({{"name", "acme"}})})},
                    {"clientSecret", finding("DEX111", "changeme")},
                    {"redirectURI", finding("DEX205", "https://CHANGE-ME/dex/callback")}});
}
Tree weak() {
  return connector("ldap", {{"host", "ldap.example.com"},
                            {"userSearch", user_search()},
                            {"bindPW", finding("DEX121", "admin")}});
}
// What quotes, escapes and columns stumble over.
Tree strange() {
  return connector("oidc", {{"issuer", "https://sso.example.com"},
                            {"clientID", "dex"},
                            {"clientSecret", finding("DEX101", "n0t\"A'r3al\\s3crét-🐤: #4")},
                            {"redirectURI", "https://dex.example.com/dex/callback"}});
}
Tree without_prefix() {
  return connector("microsoft",
                   {{"clientID", "dex"},
                    {"tenant", "acme.example"},
                    {"client_secret", finding("DEX101", "n0t-A-r3al-s3cret-5")},
                    {"redirectURI", finding("DEX203", "https://pach.example.com/callback")}});
}

// As `pachctl idp create-connector` reads it.
Tree pachctl_file() {
  Tree file = without_prefix();
  file.entries.push_back({"version", "1"});
  return file;
}

Tree all_connectors() {
  return sequence({oidc(), ldap(), keystone(), unfinished(), weak(), strange()});
}

Tree static_clients() {
  return sequence({mapping({{"id", "app"},
                            {"name", "App"},
                            {"secret", finding("DEX104", "n0t-A-r3al-s3cret-6")},
                            {"redirectURIs", sequence({"https://app.example.com/callback"})}}),
                   mapping({{"secret", finding("DEX112", "ZXhhbXBsZS1hcHAtc2VjcmV0")},
                            {"id", "example-app"}})});
}

Tree secret(const std::string& section, std::vector<Child> entries) {
  return mapping({{"apiVersion", "v1"},
                  {"kind", "Secret"},
                  {"metadata", mapping({{"name", "db"}, {"namespace", "login"}})},
                  {section, mapping(std::move(entries))}});
}

std::vector<Sample> samples() {
  return {
      {"config",
       mapping({{"issuer", "https://dex.example.com"}, {"connectors", sequence({oidc()})}})},
      {"config", mapping({{"connectors", sequence({ldap(), keystone()})}})},
      {"config", mapping({{"connectors", sequence({unfinished(), weak(), strange()})}})},
      {"config", mapping({{"staticClients", static_clients()}})},
      {"secret", secret("stringData", {{"username", "app"},
                                       {"password", finding("DEX115", "n0t-A-r3al-passw0rd-7")},
                                       {"token", finding("DEX111", "xxxxxxxx")},
                                       {"root", finding("DEX121", "letmein")}})},
      {"secret", secret("data", {{"username", "YXBw"},
                                 {"password", finding("DEX115", "bjB0LUEtcjNhbC1wYXNzdzByZA==")},
                                 {"weak", finding("DEX121", "cGFzc3dvcmQ=")}})},
      {"values",
       mapping({{"oidc", mapping({{"upstreamIDPs", sequence({without_prefix(), oidc()})}})}})},
      {"values", mapping({{"oidc", mapping({{"additionalClients", static_clients()}})}})},
      {"values",
       mapping(
           {{"global",
             mapping({{"postgresql",
                       mapping({{"postgresqlPassword", finding("DEX709", "insecure-user-password")},
                                {"postgresqlPostgresPassword",
                                 finding("DEX709", "insecure-root-password")}})}})}})},
      {"connector", pachctl_file()},
      {"connector", oidc()},
      {"fragment",
       mapping({{"dex", mapping({{"clientID", "dex"},
                                 {"clientSecret", finding("DEX101", "n0t-A-r3al-s3cret-8")},
                                 {"redirectURI",
                                  finding("DEX202", "http://dex.example.com/dex/callback")}})}})}};
}

// One line a finding.
std::string place(std::string_view code, Span bytes, std::string_view text) {
  return std::string(code) + " " + std::to_string(bytes.begin) + ".." + std::to_string(bytes.end) +
         " " + std::string(slice(text, bytes)) + "\n";
}

std::string places(const ExpectedFile& file) {
  std::string lines;
  for (const ExpectedFinding& expected : file.findings)
    lines += place(expected.code, expected.bytes, file.text);
  return lines;
}

// Values are what is marked. Rewritings put in keys of their own, samples repeat their ids, and
// what they are put into has mistakes of its own.
bool is_beside_the_point(const Finding& finding) {
  static constexpr std::string_view codes[] = {"DEX212", "DEX705"};
  return finding.rule->code.starts_with("DEX4") || finding.rule->code.starts_with("DEX8") ||
         is_one_of(codes, finding.rule->code);
}

std::string places(const Report& report, std::string_view text) {
  std::string lines;
  for (const Finding& found : report.findings) {
    if (!is_beside_the_point(found)) lines += place(found.rule->code, found.location.bytes, text);
  }
  return lines;
}

using Severities = std::multiset<std::pair<std::string, std::string>>;

Severities severities(const Report& report) {
  Severities found;
  for (const Finding& finding : report.findings) {
    if (!is_beside_the_point(finding))
      found.insert({std::string(finding.rule->code), std::string(name_of(finding.severity))});
  }
  return found;
}

// Both with the gate and without.
Report check(const std::string& name, const std::string& path, const ExpectedFile& file) {
  LintOptions ungated = all_rules_options();
  ungated.gate = false;
  const Report report = lint_text(path, file.text);
  BOOST_TEST_CONTEXT(name << ":\n" << file.text) {
    BOOST_TEST(places(report, file.text) == places(file));
    BOOST_TEST(places(lint_text(path, file.text, ungated), file.text) == places(file));
    BOOST_TEST(report.skipped.empty());
  }
  return report;
}

Report check(const MarkedFile& file) {
  return check(file.name, file.path, read_expectations(file.text));
}

// What can be done to the text of any file.
std::vector<MarkedFile> text_rewritings(const MarkedFile& file) {
  const auto changed = [&](const std::string& how, const std::string& text) {
    return MarkedFile{file.name + ", " + how, file.path, text};
  };
  const std::string bare = file.text.substr(0, file.text.find_last_not_of('\n') + 1);
  const std::string whole = bare + "\n";
  const std::string bom = "\xEF\xBB\xBF";
  std::vector<MarkedFile> files{changed("as it is", whole), changed("no end of line", bare),
                                changed("CRLF", with_crlf(whole)),
                                changed("byte order mark", bom + whole),
                                changed("byte order mark and CRLF", bom + with_crlf(whole))};
  if (!file.path.ends_with(".yaml")) return files;
  files.push_back(changed("comments", with_comments(whole)));
  files.push_back(changed("comments and CRLF", with_crlf(with_comments(whole))));
  files.push_back(changed("document start", "%YAML 1.2\n--- # first\n" + whole + "...\n"));
  files.push_back(changed("second document", "a: b\n---\n" + whole + "---\nc: d\n"));
  return files;
}

std::vector<MarkedFile> in_prose(const MarkedFile& file) {
  std::vector<MarkedFile> files;
  for (const std::string indent : {"", "   ", "      "}) {
    const std::string text = in_fence(file.text, indent);
    files.push_back({file.name + ", fence indented by '" + indent + "'", "guide.md", text});
    files.push_back({files.back().name + ", CRLF", "guide.md", with_crlf(text)});
  }
  return files;
}

std::vector<Sample> tree_rewritings(const Sample& sample) {
  std::vector<Sample> changed{sample,
                              {sample.stem, with_keys_reversed(sample.tree)},
                              {sample.stem, with_unrelated_keys(sample.tree)}};
  if (sample.stem == "secret") {
    changed.push_back(
        {"list", mapping({{"apiVersion", "v1"},
                          {"kind", "List"},
                          {"items", sequence({mapping({{"kind", "Service"}}), sample.tree})}})});
  } else if (sample.stem == "values") {
    changed.push_back({"values", mapping({{"pachyderm", sample.tree}})});
  }
  return changed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(style_does_not_change_findings) {
  std::size_t count = 0;
  for (const Sample& sample : samples()) {
    const Severities expected =
        severities(lint_text(sample.stem + ".yaml", read_expectations(yaml(sample.tree)).text));
    for (const Sample& changed : tree_rewritings(sample)) {
      for (const MarkedFile& styled : in_every_style(changed.stem, changed.tree)) {
        for (const MarkedFile& file : text_rewritings(styled)) {
          const Report report = check(file);
          BOOST_TEST((severities(report) == expected), file.name << ": severities differ");
          ++count;
        }
      }
    }
  }
  BOOST_TEST_MESSAGE(count << " files");
}

// The gate knows the credentials of other software by key and value on one line, so values on the
// next line are left out.
BOOST_AUTO_TEST_CASE(style_does_not_change_what_is_found_in_any_values) {
  const Tree database =
      mapping({{"user", "app"}, {"password", finding("DEX116", "n0t-A-r3al-passw0rd-9")}});
  for (const Sample& changed : tree_rewritings({"values", mapping({{"database", database}})})) {
    for (const MarkedFile& styled : in_every_style(changed.stem, changed.tree)) {
      if (styled.name.find("next line") != std::string::npos) continue;
      for (const MarkedFile& file : text_rewritings(styled)) check(file);
    }
  }
}

BOOST_AUTO_TEST_CASE(utf16_does_not_change_findings) {
  for (const Sample& sample : samples()) {
    for (const MarkedFile& file : in_every_style(sample.stem, sample.tree)) {
      const ExpectedFile expected = read_expectations(file.text);
      check(file.name + ", UTF-16LE", file.path, in_utf16(expected, false));
      check(file.name + ", UTF-16BE", file.path, in_utf16(expected, true));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fence_does_not_change_findings) {
  for (const Sample& sample : samples()) {
    for (const MarkedFile& styled : in_every_style(sample.stem, sample.tree))
      for (const MarkedFile& file : in_prose(styled)) check(file);
  }
}

BOOST_AUTO_TEST_CASE(a_text_inside_a_secret_does_not_change_findings) {
  Tree connectors = all_connectors();
  std::size_t count = 0;
  for (const MarkedFile& embedded : in_secrets(connectors)) {
    for (const MarkedFile& file : {embedded, MarkedFile{embedded.name + ", CRLF", embedded.path,
                                                        with_crlf(embedded.text)}}) {
      const Report report = check(file);
      for (const Finding& finding : report.findings) {
        const bool encoded = file.name.find("in base64") != std::string::npos;
        BOOST_TEST(finding.location.approximate == encoded, file.name);
      }
      ++count;
    }
    if (embedded.path.ends_with(".yaml"))
      for (const MarkedFile& file : in_prose(embedded)) check(file);
    check(embedded.name + ", UTF-16", embedded.path,
          in_utf16(read_expectations(embedded.text), false));
  }
  BOOST_TEST_MESSAGE(count << " files");
}

// Pachyderm's own texts: connectors that lack /dex/.
BOOST_AUTO_TEST_CASE(a_missing_prefix_is_found_in_every_embedding) {
  for (const MarkedFile& file : in_secrets(sequence({without_prefix()}))) {
    if (file.path.starts_with("secret")) check(file);
  }
}

BOOST_AUTO_TEST_CASE(dex_config_of_argo_cd_has_the_findings_of_dex) {
  for (const MarkedFile& file : in_argocd_config(all_connectors())) check(file);
}
