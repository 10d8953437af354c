// An editor is told what the command line says: by the packs, the config and the baseline of the
// repository. And what it does with the actions that are offered.
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/git_sandbox.h"
#include "tests/support/scanned_tree.h"
#include "tests/support/sitting.h"

using namespace dexlint::test;

namespace {

const std::string pack = R"(name: acme
rules:
- code: ACME001
  id: issuer-elsewhere
  in: connector
  at: config.issuer
  must: {url: {host: ['*.id.example.com']}}
  message: 'issuer of connector {id} is not ours'
  severity: error
  summary: Issuer of a connector is not ours
  why: Whoever runs another issuer decides who gets in.
  fix: Write the issuer that the identity team gave you.
  bad:
  - path: config.yaml
    text: 'connectors: [{type: oidc, id: a, name: A, config: {issuer: "«https://example.org»"}}]'
  good:
  - path: config.yaml
    text: 'connectors: [{type: oidc, id: a, name: A, config: {issuer: https://a.id.example.com}}]'
)";

const std::string dex = R"(issuer: https://dex.example.com
connectors:
- type: oidc
  id: okta
  name: Okta
  config:
    issuer: https://example.org
    clientID: dex
    clientSecret: $OKTA_SECRET
    redirectURI: https://dex.example.com/callback
)";

std::string codes(const Json& diagnostics) {
  std::string all;
  for (const Json& one : diagnostics)
    all += (all.empty() ? "" : " ") + one["code"].get<std::string>();
  return all;
}

const Json lazy{
    {"textDocument",
     {{"codeAction",
       {{"dataSupport", true}, {"resolveSupport", {{"properties", Json::array({"edit"})}}}}}}}};

// The actions at the redirect URI of `text`, and what the first becomes when it is chosen, by an
// editor that asks for edits late.
struct Chosen {
  Json offered;
  Json resolved;
};
Chosen choose(const ScannedTree& tree, const std::string& path, const std::string& text,
              dexlint::Position at, std::size_t which, bool changes_first = false) {
  Sitting sitting(tree, lazy);
  sitting.open(path, text);
  sitting.ask("codeAction", path, at);
  const Json offered = answer(sitting.run(), 2)["result"];
  if (which >= offered.size()) return {offered, {}};
  if (changes_first)
    sitting.said += message("textDocument/didChange",
                            {{"textDocument", {{"uri", sitting.uri(path)}, {"version", 2}}},
                             {"contentChanges", Json::array({Json{{"text", text + "\n"}}})}});
  sitting.said += message("codeAction/resolve", offered[which], 4);
  return {offered, answer(sitting.run(), 4)};
}

std::string with_http() {
  std::string text = dex;
  return text.replace(text.find("https://dex.example.com/callback"), 5, "http");
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_pack_of_the_config_speaks_in_the_editor, ScannedTree) {
  file("lint/acme.yaml", pack);
  file(".dexlint.yaml", "packs: [lint/acme.yaml]\n");
  Sitting sitting(*this);
  sitting.open("dex.yaml", dex);
  sitting.ask("hover", "dex.yaml", {7, 15});
  const ProgramRun run = sitting.run();
  const Json found = diagnostics(run);
  BOOST_TEST(codes(found) == "ACME001");
  BOOST_TEST(found[0]["range"].dump() ==
             R"({"end":{"character":31,"line":6},"start":{"character":12,"line":6}})");
  BOOST_TEST(found[0]["severity"] == 1);
  const std::string page = answer(run, 2).dump();
  BOOST_TEST(page.find("Whoever runs another issuer decides who gets in.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_pack_that_is_wrong_is_told_of, ScannedTree) {
  file("lint/acme.yaml", "name: acme\nrules: 1\n");
  file(".dexlint.yaml", "packs: [lint/acme.yaml]\n");
  Sitting sitting(*this);
  sitting.open("dex.yaml", dex);
  const ProgramRun run = sitting.run();
  BOOST_TEST(diagnostics(run).empty());
  BOOST_TEST(run.out.find("/lint/acme.yaml:2:8: expected a list") != std::string::npos, run.out);
}

BOOST_FIXTURE_TEST_CASE(what_the_baseline_knows_is_not_shown, GitSandbox) {
  const std::string values = with_secret("auth0", "not-a-real-secret-1");
  file("values.yaml", values);
  commit();
  BOOST_TEST(run_dexlint({"baseline"}, root(), "", sandbox_environment()).status == 0);
  const auto told = [&](const std::string& text) {
    Sitting sitting(*this);
    sitting.open("values.yaml", text);
    return codes(diagnostics(sitting.run()));
  };
  BOOST_TEST(told(values) == "");
  BOOST_TEST(told(with_secret("auth0", "not-a-real-secret-2")) == "DEX101");
}

BOOST_FIXTURE_TEST_CASE(edits_come_when_an_action_is_chosen, ScannedTree) {
  const Chosen fix = choose(*this, "dex.yaml", with_http(), {10, 20}, 0);
  BOOST_REQUIRE(fix.offered.size() >= 2U);
  for (const Json& action : fix.offered) BOOST_TEST(!action.contains("edit"));
  const Json& edit = fix.resolved["result"]["edit"];
  BOOST_TEST(edit["changes"].begin().value()[0]["newText"].get<std::string>() == "s");
  const Chosen ignore = choose(*this, "dex.yaml", with_http(), {10, 20}, 1);
  BOOST_TEST(ignore.resolved.dump().find("# dexlint: ignore[DEX202] say why") != std::string::npos,
             ignore.resolved.dump());
}

BOOST_FIXTURE_TEST_CASE(an_action_of_another_text_is_refused, ScannedTree) {
  const Chosen late = choose(*this, "dex.yaml", with_http(), {10, 20}, 0, true);
  BOOST_TEST(late.resolved["error"]["code"] == -32803);
}

namespace {

// What is offered at `|`, each with what would be written.
std::string completed(const ScannedTree& tree, std::string text) {
  const std::size_t at = text.find('|');
  text.erase(at, 1);
  Sitting sitting(tree);
  sitting.open("dex.json", text);
  sitting.ask("completion", "dex.json", dexlint::LineIndex(text).position(at));
  std::string all;
  const Json said = answer(sitting.run(), 2);
  for (const Json& item : said["result"])
    all += item["textEdit"]["newText"].get<std::string>() + '\n';
  return all;
}

std::string json_with(const std::string& type, const std::string& config) {
  return R"({"issuer": "https://dex.example.com", "connectors": [
  {"id": "a", "name": "A", "type": )" +
         type + R"(,
   "config": {)" +
         config + "}}]}";
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(json_is_completed_as_well, ScannedTree) {
  const auto has = [](const std::string& all, const std::string& line) {
    return ("\n" + all).find("\n" + line + "\n") != std::string::npos;
  };
  BOOST_TEST(has(completed(*this, json_with(R"("gi|")", "")), "github"));
  BOOST_TEST(has(completed(*this, json_with("|", "")), R"("github")"));
  BOOST_TEST(has(completed(*this, json_with(R"("github")", R"("cl|")")), "clientID"));
  const std::string more = R"(
      "cl|"
      "loadAllGroups": true)";
  BOOST_TEST(has(completed(*this, json_with(R"("github")", more)), "clientID"));
  BOOST_TEST(!has(completed(*this, json_with(R"("github")", more)), "loadAllGroups"));
  BOOST_TEST(has(completed(*this, json_with(R"("github")", "|")), R"("clientID": )"));
  BOOST_TEST(completed(*this, json_with(R"("github")", R"("loadAllGroups": |)")) ==
             "true\nfalse\n");
  BOOST_TEST(has(completed(*this, json_with(R"("github")", R"("teamNameField": "s|")")), "slug"));
}

BOOST_FIXTURE_TEST_CASE(no_comment_is_offered_in_json, ScannedTree) {
  const std::string json =
      R"({"issuer": "https://dex.example.com", "connectors": [{"type": "oidc", "id": "a", "name": "A",
  "config": {"issuer": "https://example.org", "clientID": "a", "clientSecret": "$A",
  "redirectURI": "http://dex.example.com/callback"}}]})";
  const Chosen chosen = choose(*this, "dex.json", json, {3, 20}, 9);
  for (const Json& action : chosen.offered)
    BOOST_TEST(action["title"].get<std::string>().find("Ignore") == std::string::npos);
}
