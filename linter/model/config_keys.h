// Every key of `.dexlint.yaml`, once: its name, the member that it sets (whose type says what may
// stand behind it), and what people are told. The reader, its "did you mean", the JSON Schema and
// the file that `dexlint init` writes are all made from these tables.
#pragma once

#include <tuple>

#include "linter/model/config.h"
#include "linter/model/key_table.h"

namespace dexlint {

template <>
struct ConfigKeys<RuleSetting> {
  static constexpr std::tuple keys{
      ConfigKey{"severity", &RuleSetting::severity,
                "how bad all that the rule says is: error, warning or note"},
      ConfigKey{"enabled", &RuleSetting::enabled, "false: the rule says nothing"},
      ConfigKey{"options", &RuleSetting::options, "what `dexlint explain RULE` lists as options"}};
};

template <>
struct ConfigKeys<Allow> {
  static constexpr std::tuple keys{
      ConfigKey{"rule", &Allow::rules, "code or id of a rule, or a list of them", "", true},
      ConfigKey{"path", &Allow::path, "files, as a .gitignore beside this file names them"},
      ConfigKey{"trail", &Allow::trail,
                "the place as a report prints it behind `in`; * stands for any characters"},
      ConfigKey{"reason", &Allow::reason, "why this is no mistake", "", true},
      ConfigKey{"until", &Allow::until, "the last day on which it counts, such as 2027-01-31"}};
};

template <>
struct ConfigKeys<Override> {
  static constexpr std::tuple keys{
      ConfigKey{"paths", &Override::paths, "files, as a .gitignore beside this file names them", "",
                true},
      ConfigKey{"rules", &Override::rules, "as `rules` below the root, for these files"},
      ConfigKey{
          "platform", &Override::platform,
          "who reads these files: auto, dex, pachyderm, argocd; pachyderm@2.4 for a release"}};
};

template <>
struct ConfigKeys<Company> {
  static constexpr std::tuple keys{
      ConfigKey{"references", &Company::references,
                "values that name a secret kept elsewhere; * stands for any characters",
                "['acme-vault:*']"},
      ConfigKey{"fake-values", &Company::fake_values,
                "values that look like secrets, and are known to be none", "[acme-test-*]"},
      ConfigKey{"credentials", &Company::credentials, "keys that hold a credential",
                "[acmeLicence]"},
      ConfigKey{"not-credentials", &Company::not_credentials,
                "keys that hold none, though they sound like it", "[storyToken]"},
      ConfigKey{"internal-hosts", &Company::internal_hosts,
                "hosts that the internet does not reach: names, *.domains, networks such as "
                "198.51.100.0/24",
                "['*.corp.example']"},
      ConfigKey{"placeholder-hosts", &Company::placeholder_hosts,
                "hosts that stand for one to be filled in", "[your-domain.acme.example]"}};
};

template <>
struct ConfigKeys<Config> {
  static constexpr std::tuple keys{
      ConfigKey{"pin", &Config::pin,
                "the release whose rules and severities hold: a later dexlint finds no more",
                "0.1"},
      ConfigKey{"profile", &Config::profile,
                "which rules there are to begin with: all, secrets or login", "all"},
      ConfigKey{"select", &Config::select,
                "only these rules: codes, ids, categories, beginnings such as DEX2",
                "[secret, DEX2]"},
      ConfigKey{"ignore", &Config::ignore, "all but these rules", "[DEX806]"},
      ConfigKey{"packs", &Config::packs,
                "files with rules of your own, which `dexlint test-pack` tries",
                "[lint/acme.yaml]"},
      ConfigKey{"rules", &Config::rules,
                "single rules: by code, id, category or beginning; the later wins",
                "\n  redirect-uri-not-https:\n    severity: error\n    options:\n"
                "      plain-http-hosts: '*.lab.example'\n  DEX605:\n    enabled: false\n"},
      ConfigKey{"overrides", &Config::overrides, "what holds for some files only; the later wins",
                "\n- paths: [sandbox/]\n  rules:\n    insecure: {severity: note}\n"
                "  platform: argocd\n"},
      ConfigKey{
          "allow", &Config::allow,
          "what was judged where no comment can stand; elsewhere an ignore in a comment does it",
          "\n- rule: DEX101\n  path: deploy/test.json\n"
          "  trail: connectors[id=test].config.clientSecret\n"
          "  reason: a provider that runs on the developer's machine\n"
          "  until: 2027-01-31\n"},
      ConfigKey{"foreign-ignores", &Config::foreign_ignores,
                "scanners whose marks in comments count, for secrets", "[gitleaks]"},
      ConfigKey{"include", &Config::include, "files to look into, too, whatever their ending",
                "['*.conf']"},
      ConfigKey{"exclude", &Config::exclude, "what is left out, as a .gitignore here would",
                "[third-party/]"},
      ConfigKey{"platform", &Config::platform,
                "who reads the files: auto, dex, pachyderm, argocd; pachyderm@2.4 for a release",
                "auto"},
      ConfigKey{"layers", &Config::layers,
                "values files that are laid over each other, the lowest first",
                "\n- [charts/pachyderm/values.yaml, envs/prod.yaml]\n"},
      ConfigKey{"company", &Config::company, "words of your own"}};
};

}  // namespace dexlint
