#include "tests/support/sample_report.h"

#include "linter/model/rule.h"
#include "tests/support/golden.h"

namespace dexlint::test {
namespace {

void silent(const DexConnector&, Run&) {}

constexpr Example secret_bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
    - id: auth0
      config:
        clientSecret: «not-a-real-secret-1»
)"}};
constexpr Example secret_good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPsSecretName: pachyderm-upstream-idps
)"}};

Finding secret_in_values() {
  Finding finding;
  finding.rule = &secret_rule;
  finding.effect = secret_rule.effect;
  finding.message = {"client secret of connector {0} is written in plain text",
                     {Argument::name("auth0")}};
  finding.location = {"charts/pach/values.yaml", 14, 23, 14, 39, {402, 418}, false};
  finding.document = "v1/Secret/default/pachyderm-identity";
  finding.trail = {"oidc", "upstreamIDPs", "[id=auth0]", "config", "clientSecret"};
  finding.snippet = "clientSecret: not-…[16 characters]";
  finding.frame = {{13, "        clientID: example-client", 0, 0},
                   {14, "        clientSecret: not-••••••••••••", 22, 38}};
  finding.fingerprint = "1f00";
  finding.line_hash = "363d12219ea9fd93:1";
  finding.related = {{"the same value stands here too",
                      {"charts/pach/values-prod.yaml", 3, 5, 3, 21, {40, 56}, false}}};
  return finding;
}

Finding secret_in_base64() {
  Finding finding;
  finding.rule = &secret_rule;
  finding.effect = secret_rule.effect;
  finding.message = {"client secret of connector {0} is written in plain text",
                     {Argument::name("(without id)")}};
  finding.location = {"übung 1/日本.yaml", 7, 130, 7, 154, {300, 324}, true};
  finding.document = "#1";
  finding.trail = {"data", "config.yaml", "connectors", "[0]", "config", "clientSecret"};
  finding.snippet = "clientSecret: …[8 characters]";
  std::string bullets;
  for (int i = 0; i < 200; ++i) bullets += "•";
  finding.frame = {{6, "# 日本語 😀 note", 0, 0}, {7, "  config.yaml: " + bullets, 129, 153}};
  finding.fingerprint = "2f00";
  finding.line_hash = "5ecfd32160b6c3d:1";
  return finding;
}

Finding plain_http() {
  Finding finding;
  finding.rule = &redirect_rule;
  finding.effect = redirect_rule.effect;
  finding.severity = Severity::warning;
  finding.message = {"{0} of connector {1} is plain HTTP, in {2} places",
                     {Argument::url("http://pach.example.com/dex/callback"), Argument::name("日本"),
                      Argument::number(2)}};
  finding.location = {"übung 1/日本.yaml", 9, 16, 9, 52, {380, 416}, false};
  finding.document = "#0";
  finding.trail = {"connectors", "[id=日本]", "config", "redirectURI"};
  finding.snippet = "redirectURI: http://pach.example.com/dex/callback";
  finding.frame = {{9, "日本 redirectURI: http://pach.example.com/dex/callback # 😀", 16, 52},
                   {10, "", 0, 0}};
  finding.fingerprint = "3f00";
  finding.line_hash = "9fe00a866ef87334:1";
  finding.fix = Fix{true, "write https instead of http", {{"übung 1/日本.yaml", {384, 384}, "s"}}};
  return finding;
}

Finding unknown_field() {
  Finding finding;
  finding.rule = &field_rule;
  finding.effect = field_rule.effect;
  finding.severity = Severity::note;
  finding.confidence = Confidence::low;
  finding.message = {
      "{0} is no field of connector {1}; did you mean {2}?",
      {Argument::name("client_id"), Argument::name("auth0"), Argument::name("clientID")}};
  finding.location = {"values.json", 1, 40, 2, 3, {39, 52}, false};
  finding.snippet = "\"client_id\": \"example-client\"";
  finding.frame = {{1, "{\"connectors\": [{\"id\": \"auth0\", \"config\": {\"client_id\":", 39, 53},
                   {2, "  \"example-client\"}}]}", 0, 2}};
  finding.fingerprint = "4f00";
  finding.line_hash = "94372ab097880daa:1";
  return finding;
}

}  // namespace

extern constinit const Rule secret_rule{
    .code = "DEX101",
    .id = "plaintext-client-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "client secret of a connector is written in plain text",
    .why = "Whoever can read the repository can log in as your application.",
    .fix =
        "move it to a Secret that is made in the cluster,\nand name that Secret in "
        "`upstreamIDPsSecretName`",
    .bad = secret_bad,
    .good = secret_good,
    .check = silent};

extern constinit const Rule redirect_rule{
    .code = "DEX202",
    .id = "redirect-uri-not-https",
    .category = Category::redirect,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "redirectURI of a connector is plain HTTP",
    .why = "The code of a login travels where everybody on the way can read it.",
    .fix = "write https",
    .check = silent};

extern constinit const Rule field_rule{.code = "DEX401",
                                       .id = "unknown-connector-field",
                                       .category = Category::schema,
                                       .severity = Severity::note,
                                       .effect = Effect::ignored,
                                       .summary = "a connector has a field that Dex does not know",
                                       .check = silent};

Report sample_report() {
  Report report;
  report.summary = {20, 14, 123456};
  report.findings = {secret_in_values(), unknown_field(), secret_in_base64(), plain_http()};
  report.rules = {&secret_rule, &redirect_rule, &field_rule};
  for (int i = 1; i <= 7; ++i) {
    report.skipped.push_back({"templates/" + std::to_string(i) + ".yaml", "template",
                              "an action stands where a key belongs",
                              static_cast<std::size_t>(i % 2 == 0 ? 10 * i : 0)});
  }
  report.skipped.push_back({"z big.yaml", "too-large", "12 MB, more than 10 MB", 0});
  return report;
}

FormatOptions sample_options() {
  FormatOptions options;
  options.version = "1.2.3";
  options.source_root = "/src/my project";
  options.git = {"https://example.com/group/project.git", std::string(40, 'a'), "topic"};
  return options;
}

void check_golden(std::string_view name, const std::string& text) {
  check_golden_file(DEXLINT_SOURCE_DIR "/tests/golden/formatters/" + std::string(name), text);
}

}  // namespace dexlint::test
