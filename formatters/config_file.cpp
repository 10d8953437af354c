#include "formatters/config_file.h"

#include <fmt/format.h>

#include "formatters/rule_help.h"
#include "linter/model/config_keys.h"

namespace dexlint {
namespace {

// `0.1.0` without its last number: what rules come and change with.
std::string_view release(std::string_view version) { return version.substr(0, version.rfind('.')); }

std::string commented(std::string_view yaml) {
  std::string text;
  while (!yaml.empty()) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size());
    text += "# " + std::string(yaml.substr(0, end)) + "\n";
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
  }
  return text;
}

std::string entry(std::string_view name, std::string_view example) {
  const bool is_block = example.starts_with('\n');  // then it ends its last line itself
  return fmt::format("{}:{}{}{}", name, is_block ? "" : " ", example, is_block ? "" : "\n");
}

std::string company_entry() {
  std::string yaml = "company:\n";
  for_each_key<Company>([&](const auto& key) {
    yaml += fmt::format("  # {}\n  {}", key.help, entry(key.name, key.example));
  });
  return yaml;
}

}  // namespace

std::string config_schema_url(std::string_view version) {
  return fmt::format("{}/raw/v{}/.github/dexlint.schema.json", project_url, version);
}

std::string pack_schema_url(std::string_view version) {
  return fmt::format("{}/raw/v{}/.github/dexlint-pack.schema.json", project_url, version);
}

std::string config_file(std::string_view version) {
  std::string text = fmt::format(
      "# yaml-language-server: $schema={}\n"
      "# What dexlint is told about this repository. Each key is explained above it; take away "
      "the\n"
      "# `# ` before one to use it. `dexlint rules` lists the rules.\n",
      config_schema_url(version));
  for_each_key<Config>([&](const auto& key) {
    text += fmt::format("\n# {}\n", key.help);
    if (key.name == "pin") {
      text += entry(key.name, release(version));
    } else {
      text += commented(key.name == "company" ? company_entry() : entry(key.name, key.example));
    }
  });
  return text;
}

std::string pre_commit_snippet(std::string_view version) {
  return fmt::format(
      "# .pre-commit-config.yaml\n"
      "repos:\n"
      "- repo: {}\n"
      "  rev: v{}\n"
      "  hooks:\n"
      "  - id: dexlint\n",
      project_url, version);
}

std::string workflow_snippet(std::string_view version) {
  return fmt::format(
      "# .github/workflows/dexlint.yml\n"
      "name: dexlint\n"
      "on: [push, pull_request]\n"
      "permissions:\n"
      "  contents: read\n"
      "jobs:\n"
      "  dexlint:\n"
      "    runs-on: ubuntu-24.04\n"
      "    steps:\n"
      "    - uses: actions/checkout@v4  # better: the hash of a commit\n"
      "      with:\n"
      "        persist-credentials: false\n"
      "    - uses: {}@v{}\n",
      project_url.substr(project_url.find(".com/") + 5), version);
}

}  // namespace dexlint
