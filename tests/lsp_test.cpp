// The language server as an editor meets it: what it says to whom in a whole sitting, that it says
// what `check` says, that nothing an editor sends stops it, and that it tells no secret.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <ostream>

#include "linter/model/lines.h"
#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/leaks.h"
#include "tests/support/planted.h"
#include "tests/support/rewrite.h"
#include "tests/support/scanned_tree.h"
#include "tests/support/sitting.h"

namespace {

using namespace dexlint::test;

const std::string golden = DEXLINT_SOURCE_DIR "/tests/golden/editor";

}  // namespace

BOOST_AUTO_TEST_CASE(a_sitting_is_answered_as_it_always_was) {
  const TemporaryTree tree;
  std::filesystem::copy(golden + "/input", tree.root(), std::filesystem::copy_options::recursive);
  const ProgramRun run = run_program({"python3", DEXLINT_SOURCE_DIR "/tests/support/editor.py",
                                      golden + "/script.jsonl", tree.root(), DEXLINT_BINARY, "lsp"},
                                     tree.root());
  BOOST_TEST(run.status == 0, run.err);
  check_golden_file(golden + "/transcript.txt", without_paths(run.out, tree.root()));
}

BOOST_AUTO_TEST_CASE(an_editor_is_told_what_check_tells) {
  std::size_t found = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(golden + "/../guide/input")) {
    const std::string name = entry.path().filename().string();
    const ScannedTree tree;
    tree.file(name, file_content(entry.path()));
    const Json report = tree.report({name});
    std::vector<std::string> expected;
    const auto expect = [&](const Json& list, const char* what) {
      for (const Json& one : list)
        expected.push_back(one[what].get<std::string>() + " " +
                           std::to_string(one["line"].get<int>()));
    };
    expect(report["findings"], "code");
    expect(report["skipped"], "reason");
    Sitting sitting(tree);
    sitting.open(name, file_content(entry.path()));
    std::vector<std::string> told;
    for (const Json& one : diagnostics(sitting.run()))
      told.push_back(one["code"].get<std::string>() + " " +
                     std::to_string(one["range"]["start"]["line"].get<int>() + 1));
    BOOST_TEST_CONTEXT(name) BOOST_TEST(told == expected, boost::test_tools::per_element());
    found += told.size();
  }
  BOOST_TEST(found > 10);
}

namespace {

struct Garbage {
  std::string name;
  std::string bytes;
  std::vector<int> codes;  ///< of the errors that are answered
};
std::ostream& operator<<(std::ostream& out, const Garbage& row) { return out << row.name; }

const std::vector<Garbage> garbage{
    {"nothing", "", {}},
    {"a body that is no JSON", framed("{\"id\": "), {-32700}},
    {"bytes that are no UTF-8", framed("{\"method\": \"\xFF\"}"), {-32700}},
    {"half a surrogate pair", framed(R"({"method": "\ud800"})"), {-32700}},
    {"no length", "Content-Type: a\r\n\r\n", {-32700}},
    {"a negative length", "Content-Length: -1\r\n\r\n", {-32700}},
    {"a length beyond all numbers", "Content-Length: 99999999999999999999999\r\n\r\n", {-32700}},
    {"garbage in front", "GET / HTTP/1.1 ", {-32700}},
    {"more fields, in other spelling", "content-type: a\r\ncontent-length:2\r\n\r\n{}", {-32600}},
    {"a long line", std::string(3000, 'x'), {-32700}},
    {"an array", framed("[1, 2]"), {-32600}},
    {"a number", framed("7"), {-32600}},
    {"a method that is no text", framed(R"({"id": 7, "method": 8})"), {-32600}},
    {"an id that is none", framed(R"({"id": {}, "method": "shutdown"})"), {-32600}},
    {"parameters that are none", message("textDocument/hover", "x", 8), {}},
    {"deep nesting", framed(std::string(100000, '[') + std::string(100000, ']')), {-32600}},
    {"an answer to nothing", framed(R"({"id": 9, "result": null})"), {}},
    {"changes of what is not open",
     message("textDocument/didChange", {{"textDocument", {{"uri", "file:///a"}}}}),
     {}},
    {"a path with a zero",
     message("textDocument/didOpen", {{"textDocument", {{"uri", "file:///a%00b"}}}}),
     {}},
};

}  // namespace

// Whatever is said, the next message is understood.
BOOST_DATA_TEST_CASE(garbage_stops_nothing, garbage, row) {
  const TemporaryTree tree;
  Sitting sitting(tree);
  sitting.said += row.bytes;
  const ProgramRun run = sitting.run();
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.err == "");
  std::vector<int> codes;
  Json last;
  for (const Json& said : messages(run.out)) {
    if (said.contains("error")) codes.push_back(said["error"]["code"]);
    last = said;
  }
  BOOST_TEST(codes == row.codes, boost::test_tools::per_element());
  BOOST_TEST(last["id"] == 3);
}

// How often that is complained about is up to how it arrives.
BOOST_AUTO_TEST_CASE(a_megabyte_of_garbage_stops_nothing) {
  const TemporaryTree tree;
  Sitting sitting(tree);
  sitting.said += std::string(1'000'000, 'x');
  const std::vector<Json> all = messages(sitting.run().out);
  BOOST_TEST(all.size() > 2);
  BOOST_TEST(all.back()["id"] == 3);
}

BOOST_AUTO_TEST_CASE(an_editor_that_is_gone_ends_it) {
  const TemporaryTree tree;
  BOOST_TEST(run_dexlint({"lsp"}, tree.root(), message("initialize", {}, 1)).status == 1);
}

BOOST_AUTO_TEST_CASE(two_megabytes_are_one_file) {
  std::string text = "connectors:\n";
  while (text.size() < (std::size_t{2} << 20))
    text +=
        "- {type: ldap, id: a" + std::to_string(text.size()) + ", name: a, config: {host: a}}\n";
  const auto line = std::count(text.begin(), text.end(), '\n');
  text += "- type: oidc\n  id: b\n  name: b\n  config:\n    clientSecret: n0t-a-real-secret-1\n";
  const TemporaryTree tree;
  Sitting sitting(tree);
  sitting.open("dex.yaml", text);
  sitting.ask("hover", "dex.yaml", {static_cast<std::size_t>(line) + 5, 6});
  const ProgramRun run = sitting.run();
  const std::vector<Json> all = messages(run.out);
  const Json& answer = all.at(all.size() - 2);
  BOOST_TEST(answer["id"] == 2);
  BOOST_TEST(answer.dump().find("DEX101") == std::string::npos);
  BOOST_TEST(answer.dump().find("`clientSecret` of connector type `oidc`") != std::string::npos);
}

// Opened, hovered over, completed in and acted on at each finding: no message holds the canary.
BOOST_AUTO_TEST_CASE(no_message_holds_a_secret) {
  const std::string canary = "C4nary-zQ8vXk2WjR7mTb5YpL3hNf9GdK6sVu1E";
  const TemporaryTree tree;
  Sitting sitting(tree);
  std::size_t places = 0;
  for (const auto& files :
       {planted_as_finding(canary), planted_beside(canary), planted_by_hand(canary)}) {
    for (const MarkedFile& marked : files) {
      const ExpectedFile file = read_expectations(marked.text);
      const std::string path = std::to_string(places) + "/" + marked.path;
      const dexlint::LineIndex lines(file.text);
      sitting.open(path, file.text);
      for (const ExpectedFinding& finding : file.findings) {
        for (const char* method : {"hover", "codeAction", "completion"})
          sitting.ask(method, path, lines.position(finding.bytes.end));
        ++places;
      }
    }
  }
  BOOST_TEST(places > 50);
  BOOST_TEST(sitting.said.find(canary) != std::string::npos);
  const ProgramRun run = sitting.run();
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.out.find("DEX101") != std::string::npos);
  BOOST_TEST(leak(run.out + run.err, forbidden(canary)) == "");
}
