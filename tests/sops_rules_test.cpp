// Which creation rule of which `.sops.yaml` a file falls under, what it means that it does, and
// which leaves SOPS would have encrypted.
#include "linter/engine/sops_rules.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "linter/input/discover.h"
#include "linter/input/parse_yaml.h"
#include "tests/support/lint_text.h"
#include "tests/support/temporary_tree.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

const char* name_of(SopsIntent intent) {
  switch (intent) {
    case SopsIntent::broad:
      return "broad";
    case SopsIntent::topic:
      return "topic";
    case SopsIntent::name:
      return "name";
    default:
      return "none";
  }
}

std::string said(const SopsCover& cover) {
  if (cover.rule == nullptr) return name_of(cover.intent);
  const std::string by(cover.rule->path ? cover.rule->expression : "any path");
  return by + ": " + name_of(cover.intent);
}

/// The codes of what is found in `path` when `files` are a repository, and what was skipped.
std::string linted(const Overlay& files, const std::string& path) {
  const std::vector<std::string> here = {"."};
  const Report report = lint(files, discover(files, here), test::all_rules_options());
  std::string text;
  for (const Finding& finding : report.findings) {
    if (finding.location.path == path) text += std::string(finding.rule->code) + " ";
  }
  for (const Skipped& skipped : report.skipped)
    text += skipped.path + ":" + std::to_string(skipped.line_1) + ": " + skipped.detail + " ";
  if (!text.empty()) text.pop_back();
  return text;
}

struct Row {
  const char* rules;  ///< of /repo/.sops.yaml
  const char* path;   ///< below /repo
  const char* said;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.rules << " and " << row.path;
}

const Row rows[] = {
    // What is called so needs no rule.
    {"creation_rules: []", "a/db.sops.yaml", "name"},
    {"creation_rules: []", "a/db.enc.json", "name"},
    {"creation_rules: []", "a/db.yaml", "none"},
    {"creation_rules: [{path_regex: ^b/}]", "a/db.sops.yaml", "name"},
    // The first that matches, wherever in the path it does.
    {"creation_rules: [{path_regex: ^b/}, {path_regex: secrets/}, {path_regex: db}]",
     "a/secrets/db.yaml", "secrets/: topic"},
    {"creation_rules: [{age: a}, {path_regex: secrets/}]", "a/secrets/db.yaml", "any path: broad"},
    {"creation_rules: [{path_regex: ''}, {path_regex: secrets/}]", "a/secrets/db.yaml",
     "any path: broad"},
    {"creation_rules: [{path_regex: ^secrets/}]", "a/secrets/db.yaml", "none"},
    {"creation_rules: [{path_regex: 'secrets/[[:alnum:]]+\\.yaml$'}]", "secrets/db.yaml",
     "secrets/[[:alnum:]]+\\.yaml$: topic"},
    {"creation_rules: [{path_regex: \"\\\\.sops\\\\.ya?ml$\"}]", "db.sops.yml",
     "\\.sops\\.ya?ml$: name"},
    {"keys: [&key age1]\ncreation_rules:\n- &first {path_regex: secret}\n- <<: *first\n",
     "secret.yaml", "secret: topic"},
    {"creation_rules:\n- path_regex: secret\n---\ncreation_rules:\n- path_regex: .*\n",
     "secret.yaml", "secret: topic"},
    // A rule that would match under any name selects nothing by the name that it is.
    {"creation_rules: [{path_regex: .*}]", "secrets/secret.yaml", ".*: broad"},
    {"creation_rules: [{path_regex: '\\.ya?ml$'}]", "secrets/secret.yaml", "\\.ya?ml$: broad"},
    {"creation_rules: [{path_regex: k8s/.*\\.yaml}]", "k8s/secrets/db.yaml",
     "k8s/.*\\.yaml: broad"},
    {"creation_rules: [{path_regex: \\.dev\\.yaml$}]", "app.dev.yaml", "\\.dev\\.yaml$: broad"},
    {"creation_rules: [{path_regex: (secrets|config)/}]", "config/db.yaml",
     "(secrets|config)/: broad"},
    {"creation_rules: [{path_regex: (secrets|config)/}]", "secrets/db.yaml",
     "(secrets|config)/: topic"},
    {"creation_rules: [{path_regex: presence/}]", "presence/db.yaml", "presence/: broad"},
    {"creation_rules: [{path_regex: .*secret.*}]", "external-secrets/values.yaml",
     ".*secret.*: broad"},
    {"creation_rules: [{path_regex: .*secret.*}]", "external-secrets/mySecret.yaml",
     ".*secret.*: broad"},
    {"creation_rules: [{path_regex: '.*[sS]ecret.*'}]", "apps/mySecret.yaml",
     ".*[sS]ecret.*: topic"},
    {"creation_rules: [{path_regex: ^hosts/web\\.yaml$}]", "hosts/web.yaml",
     "^hosts/web\\.yaml$: name"},
    {"creation_rules: [{path_regex: web\\.yaml$}]", "hosts/web.yaml", "web\\.yaml$: broad"},
    // Settings that SOPS refuses.
    {"creation_rules: [{path_regex: secrets/, encrypted_regex: a, encrypted_suffix: b}]",
     "secrets/db.yaml", "secrets/: none"},
    {"creation_rules: [{path_regex: secrets/, encrypted_regex: '('}]", "secrets/db.yaml",
     "secrets/: none"},
    {"creation_rules: [{path_regex: '('}, {path_regex: secrets/}]", "secrets/db.yaml", "none"},
    // What no rule can mean.
    {"creation_rules: [{path_regex: .*sops.*}]", ".sops.yaml", "none"},
    {"creation_rules: [{path_regex: secrets/}]", "secrets/kustomization.yaml", "none"},
    {"creation_rules: [{path_regex: secrets/}]", "secrets/db.example.yaml", "none"},
    {"creation_rules: [{path_regex: secrets/}]", "secrets/README.md", "none"},
    // Nothing that has rules.
    {"creation_rules: secrets/", "secrets/db.yaml", "none"},
    {"creation_rules: [secrets/, [], {}]", "secrets/db.yaml", "any path: broad"},
    {"- creation_rules", "secrets/db.yaml", "none"},
    {"creation_rules: [", "secrets/db.yaml", "none"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_first_rule_that_matches_says_what_a_file_is, utf::data::make(rows), row) {
  Overlay files;
  files.put("/repo/.git/HEAD", "");
  files.put("/repo/.sops.yaml", row.rules);
  SopsRules rules(files, {});
  BOOST_TEST(said(rules.cover(std::string("/repo/") + row.path)) == row.said);
}

BOOST_AUTO_TEST_CASE(the_nearest_file_of_the_repository_counts) {
  Overlay files;
  const auto put = [&](const char* path, const char* expression) {
    files.put(path, std::string("creation_rules: [{path_regex: ") + expression + "}]\n");
  };
  put("/.sops.yaml", "outside");
  put("/repo/.sops.yaml", "above");
  put("/repo/a/.sops.yaml", "near");
  put("/repo/b/.sops.yml", "not-read");
  files.put("/repo/.git/HEAD", "");
  files.put("/repo/a/stores/.sops.yaml", "stores: {}\n");
  files.put("/repo/module/.git", "gitdir: ../.git/modules/module\n");
  SopsRules rules(files, {});
  BOOST_TEST(said(rules.cover("/repo/a/near.yaml")) == "near: broad");
  BOOST_TEST(said(rules.cover("/repo/a/b/c/near.yaml")) == "near: broad");
  BOOST_TEST(said(rules.cover("/repo/a/above.yaml")) == "none");
  BOOST_TEST(said(rules.cover("/repo/a/stores/near.yaml")) == "none");
  BOOST_TEST(said(rules.cover("/repo/b/above.yaml")) == "above: broad");
  BOOST_TEST(said(rules.cover("/repo/b/not-read.yaml")) == "none");
  BOOST_TEST(said(rules.cover("/repo/module/above.yaml")) == "none");
  BOOST_TEST(said(rules.cover("repo/b/above.yaml")) == "above: broad");
}

BOOST_AUTO_TEST_CASE(without_a_repository_what_was_named_is_the_limit) {
  Overlay disk;
  disk.put("/.sops.yaml", "creation_rules: [{path_regex: y}]\n");
  disk.put("/export/.sops.yaml", "creation_rules: [{path_regex: y}]\n");
  // The working directory of an overlay on another is that one's: here `/`.
  SopsRules rules(disk, {});
  BOOST_TEST(said(rules.cover("/export/a.yaml")) == "y: broad");
  BOOST_TEST(said(rules.cover("/b.yaml")) == "y: broad");
}

// However roundabout it was named, and whatever it is behind a link.
BOOST_AUTO_TEST_CASE(what_was_named_is_the_limit_under_any_name) {
  const test::TemporaryTree tree;
  tree.file("w/.sops.yaml", "creation_rules: [{path_regex: y}]\n");
  tree.file(".sops.yaml", "creation_rules: [{path_regex: y}]\n");
  tree.folder("deep/down");
  const test::WorkingDirectory here(tree.path("deep/down"));
  const WorkTree disk;
  const std::vector<UnitFile> named{
      {.path = "../../w/b.yaml"},
      {.path = tree.path("w/prod-values.yaml"), .place_elsewhere = "values.yaml"}};
  for (const UnitFile& file : named) {
    SopsRules rules(disk, {{.files = {file}}});
    BOOST_TEST(said(rules.cover(tree.path("w/b.yaml"))) == "y: broad", file.path);
    BOOST_TEST(said(rules.cover(tree.path("b.yaml"))) == "none", file.path);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_noted_once) {
  Overlay files;
  files.put(".sops.yaml",
            "creation_rules:\n"
            "- path_regex: secrets/\n"
            "  encrypted_suffix: a\n"
            "  encrypted_regex: b\n"
            "- path_regex: n0t-A-r3al(\n");
  files.put("secrets/a.yaml", "foo: bar\n");
  files.put("b.yaml", "foo: bar\n");
  files.put("broken/.sops.yaml", "creation_rules: [\n");
  files.put("broken/c.sops.yaml", "foo: bar\n");
  BOOST_TEST(linted(files, "broken/c.sops.yaml") ==
             "DEX122 "
             ".sops.yaml:4: SOPS takes only one of these settings "
             ".sops.yaml:5: not a regular expression of Go "
             "broken/.sops.yaml:2: expected `,` or `]` in a flow list, found something else");
}

BOOST_AUTO_TEST_CASE(a_large_file_is_noted) {
  Overlay files;
  files.put(".sops.yaml", std::string((std::size_t{1} << 20) + 1, '#'));
  files.put("a.yaml", "foo: bar\n");
  BOOST_TEST(linted(files, "a.yaml").starts_with(".sops.yaml:0: "));
}

namespace {

struct Leaf {
  const char* settings;
  const char* text;
  bool taken;  ///< the leaf `x` is encrypted
};
std::ostream& operator<<(std::ostream& out, const Leaf& leaf) {
  return out << leaf.settings << " and " << leaf.text;
}

const Leaf leaves[] = {
    {"{}", "a: x", true},
    {"{}", "a_unencrypted: x", false},
    {"{}", "a_unencrypted: {b: [{c: x}]}", false},
    {"{}", "a_unencrypted_not: x", true},
    {"{unencrypted_suffix: _open}", "a_unencrypted: x", true},
    {"{unencrypted_suffix: _open}", "a_open: {b: x}", false},
    {"{encrypted_suffix: _hidden}", "a: x", false},
    {"{encrypted_suffix: _hidden}", "a_hidden: [x]", true},
    {"{encrypted_regex: ^(data|stringData)$}", "metadata: {name: x}", false},
    {"{encrypted_regex: ^(data|stringData)$}", "data: {a: x}", true},
    {"{encrypted_regex: ^(data|stringData)$}", "spec: {data: [{a: x}]}", true},
    {"{encrypted_regex: ass}", "password: x", true},
    {"{encrypted_regex: PASS}", "password: x", false},
    {"{encrypted_regex: '(?i)PASS'}", "password: x", true},
    {"{unencrypted_regex: ^(kind)$}", "kind: x", false},
    {"{unencrypted_regex: ^(kind)$}", "kinds: x", true},
    {"{encrypted_regex: '', unencrypted_suffix: ''}", "a: x", true},
};

}  // namespace

BOOST_DATA_TEST_CASE(any_key_on_the_way_decides, utf::data::make(leaves), leaf) {
  Document settings("settings.yaml", leaf.settings);
  Document text("text.yaml", leaf.text);
  const auto root_of = [](Document& document) {
    const Layer& layer = document.text_layer();
    return *parse_yaml(document, layer, {0, layer.text().size()});
  };
  const auto selection = SopsSelection::read(*root_of(settings));
  BOOST_REQUIRE(selection.has_value());
  const Node* found = nullptr;
  walk(*root_of(text), [&](const Node& node) {
    if (node.is_scalar() && node.text == "x") found = &node;
  });
  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(selection->takes(*found) == leaf.taken);
}

BOOST_AUTO_TEST_CASE(what_was_left_clear_on_purpose_is_for_other_rules) {
  Overlay files;
  files.put("secret.sops.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n"
            "data: {user: 'ENC[AES256_GCM,data:YQ==,type:str]'}\n"
            "stringData: {password: n0t-A-r3al-passw0rd}\n"
            "sops: {mac: 'ENC[AES256_GCM,data:YQ==]', encrypted_regex: ^data$, version: 3.9.4}\n");
  BOOST_TEST(linted(files, "secret.sops.yaml") == "DEX115");
}

BOOST_AUTO_TEST_CASE(what_other_tools_encrypted_as_a_whole_is_no_clear_file) {
  Overlay files;
  files.put(".sops.yaml", "creation_rules: [{path_regex: .*}]\n");
  files.put("git-crypt.sops.yaml", std::string("\0GITCRYPT\0n0t", 13));
  files.put("vault.sops.yaml", "$ANSIBLE_VAULT;1.1;AES256\n363962616263646566\n");
  BOOST_TEST(linted(files, "vault.sops.yaml") == "git-crypt.sops.yaml:0: encrypted by git-crypt");
}
