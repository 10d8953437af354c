// `.dexlint.yaml`: read, or refused with its place; and what is read can be obeyed.
#include "linter/engine/config.h"
#include "linter/engine/lint.h"
#include "rules/rule_table.h"
#include "tests/fuzz/fuzz.h"

namespace dexlint::test {
namespace {

constexpr const char* file =
    "db:\n  password: n0t-A-r3al-passw0rd # dexlint: ignore[DEX116] n0t-A-r3al-passw0rd\n";

Policy policy_of(const Config& config) {
  return {.config_path = config.path,
          .config_folder = "/",
          .pin = config.pin,
          .settings = config.rules,
          .overrides = config.overrides,
          .allow = config.allow,
          .foreign_ignores = config.foreign_ignores,
          .company = config.company,
          .today = {2026, 1, 1},
          .whole_run = true};
}

}  // namespace

void fuzz(std::string_view input) {
  Overlay files;
  files.put("/.dexlint.yaml", std::string(input));
  files.put("/values.yaml", file);
  const auto config = read_config(files, "/.dexlint.yaml", all_rules(), {0, 1});
  if (!config) {
    must_hold(config.error().message.starts_with("/.dexlint.yaml:"),
              "a refusal starts with the file");
    return;
  }
  Walk walk;
  walk.units.push_back({.files = {{"/values.yaml"}}});
  const Report report = lint(files, walk, {.rules = all_rules(), .policy = policy_of(*config)});
  for (const Finding& finding : report.findings) {
    if (finding.suppressed)
      must_hold(finding.suppressed->reason.find("passw0rd") == std::string::npos,
                "a reason holds no secret");
  }
}

}  // namespace dexlint::test
