// Rule packs: read, or refused with their places; and what is read can be run over a file.
#include <memory>
#include <vector>

#include "linter/engine/lint.h"
#include "rules/pack/pack_rule.h"
#include "rules/pack/read_pack.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {
namespace {

constexpr const char* file =
    "connectors:\n- type: oidc\n  id: okta\n  name: Okta\n  config:\n"
    "    issuer: https://example.okta.com\n    clientSecret: n0t-A-r3al-s3cret-1\n";

bool repeats_the_secret(const std::string& text) {
  return text.find("A-r3al-s3cret") != std::string::npos;
}

}  // namespace

void fuzz(std::string_view input) {
  pack::ReadPack read = pack::read_pack("pack.yaml", std::string(input));
  for (const Problem& problem : read.problems)
    must_hold(problem.message.starts_with("pack.yaml:"), "a refusal starts with its place");
  if (!read.problems.empty()) return;
  std::vector<std::unique_ptr<const pack::PackRule>> owned;
  std::vector<const Rule*> rules;
  for (RuleSpec& spec : read.pack.rules) {
    owned.push_back(std::make_unique<const pack::PackRule>(std::move(spec)));
    rules.push_back(owned.back().get());
  }
  LintOptions options{.rules = rules};
  const FileReport gated = lint_file("values.yaml", file, options);
  options.gate = false;
  const FileReport ungated = lint_file("values.yaml", file, options);
  must_hold(gated.findings.size() == ungated.findings.size(), "the gate changes nothing");
  for (const Finding& finding : gated.findings)
    must_hold(!repeats_the_secret(finding.message.render()), "a message holds no secret");
}

}  // namespace dexlint::test
