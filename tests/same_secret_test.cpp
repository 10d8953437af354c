// DEX124: one secret in several files is one finding, at the first place, with the others beside
// it; each leak is still a finding of its own.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;
using Json = nlohmann::json;

std::string secret(const std::string& value) {
  return "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  password: " + value +
         "\n";
}

// `path:line:column <- path:line:column …` for each finding of DEX124.
std::vector<std::string> shared_in(const TemporaryTree& tree) {
  const ProgramRun run = run_dexlint({"--select", "DEX124", "--format", "json"}, tree.root());
  std::vector<std::string> all;
  const auto place = [](const Json& at) {
    return at["path"].get<std::string>() + ":" + std::to_string(at["line"].get<int>()) + ":" +
           std::to_string(at["column"].get<int>());
  };
  const Json report = Json::parse(run.out);
  for (const Json& finding : report["findings"]) {
    std::string text = place(finding) + " <-";
    for (const Json& other : finding["related"]) text += " " + place(other);
    all.push_back(text);
  }
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(it_is_said_once_with_all_places) {
  const TemporaryTree tree;
  tree.file("dev/secret.yaml", secret("n0t-A-r3al-passw0rd"));
  tree.file("prod/secret.yaml", secret("'n0t-A-r3al-passw0rd'"));
  tree.file("prod/values.yaml", "db:\n  password: n0t-A-r3al-passw0rd\n");
  tree.file("stage/secret.yaml", secret("n0t-A-r3al-passw0rd-2"));
  const Lines expected{"dev/secret.yaml:5:13 <- prod/secret.yaml:5:14 prod/values.yaml:2:13"};
  BOOST_TEST(shared_in(tree) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_shared_secret_is_not) {
  const TemporaryTree tree;
  tree.file("dev/placeholder.yaml", secret("changeme"));
  tree.file("prod/placeholder.yaml", secret("changeme"));
  tree.file("dev/weak.yaml", secret("password123"));
  tree.file("prod/weak.yaml", secret("password123"));
  tree.file("dev/reference.yaml", secret("${PASSWORD}"));
  tree.file("prod/reference.yaml", secret("${PASSWORD}"));
  tree.file("docs/a.yaml", secret("n0t-A-r3al-passw0rd"));
  tree.file("docs/b.yaml", secret("n0t-A-r3al-passw0rd"));
  tree.file("dev/twice.yaml",
            secret("n0t-A-r3al-passw0rd-3") + "---\n" + secret("n0t-A-r3al-passw0rd-3"));
  BOOST_TEST(shared_in(tree).empty());
}

BOOST_AUTO_TEST_CASE(each_leak_is_still_a_finding) {
  const TemporaryTree tree;
  tree.file("dev/secret.yaml", secret("n0t-A-r3al-passw0rd"));
  tree.file("prod/secret.yaml", secret("n0t-A-r3al-passw0rd"));
  const Json report = Json::parse(run_dexlint({"--format", "json"}, tree.root()).out);
  Lines codes;
  for (const Json& finding : report["findings"])
    codes.push_back(finding["code"].get<std::string>() + " " + finding["path"].get<std::string>());
  const Lines expected{"DEX115 dev/secret.yaml", "DEX124 dev/secret.yaml",
                       "DEX115 prod/secret.yaml"};
  BOOST_TEST(codes == expected, boost::test_tools::per_element());
}
