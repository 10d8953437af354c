// A run that finds more than GitHub takes: its SARIF keeps the limits and says what it left out,
// and is not larger when it is packed than what was guessed.
#include <fmt/format.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <random>

#include "formatters/deflate_estimate.h"
#include "formatters/formatter.h"
#include "tests/support/program.h"
#include "tests/support/sample_report.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;
using nlohmann::json;

std::size_t size_by_gzip(const std::string& text) {
  return run_program({"gzip", "-n", "-c"}, ".", text).out.size();
}

std::size_t estimate(const std::string& text) {
  DeflateEstimate packed;
  for (std::size_t end = 0; end < text.size(); end += 1000) packed.count(text.substr(0, end));
  packed.count(text);
  return packed.bytes();
}

// Three findings a connector.
std::string values(std::size_t file, std::size_t connectors) {
  std::string text = "oidc:\n  upstreamIDPs:\n";
  for (std::size_t i = 0; i < connectors; ++i)
    text += fmt::format(
        "  - type: oidc\n    id: login-{0}-{1}\n    name: Login\n    config:\n"
        "      issuer: https://id-{0}-{1}.example.com\n      clientID: client-{0}-{1}\n"
        "      clientSecret: n0t-A-r3al-s3cret-{0}-{1}\n"
        "      redirectURI: http://pach-{0}-{1}.example.com/callback\n",
        file, i);
  return text;
}

std::string random_text(std::size_t size, unsigned char last) {
  std::mt19937 random(7);  // NOLINT: the same text in each run
  std::uniform_int_distribution<int> byte(0, last);
  std::string text;
  while (text.size() < size) text += static_cast<char>(byte(random));
  return text;
}

std::string random_letters(std::size_t size) {
  std::string text = random_text(size, 61);
  for (char& c : text) c = static_cast<char>(c + '@');
  return text;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string cut_message(std::size_t cut) {
  return fmt::format(
      "{} results of the lowest severity are left out: GitHub takes 25000 a run, and 10 MB packed.",
      cut);
}

struct Text {
  std::string_view name;
  std::string text;
};
std::ostream& operator<<(std::ostream& out, const Text& row) { return out << row.name; }

const std::vector<Text> texts = {
    {"nothing", ""},
    {"one byte", "a"},
    {"one byte many times", std::string(100'000, 'a')},
    {"noise", random_text(100'000, 255)},
    {"noise of 16 letters", random_text(100'000, 15)},
    {"values", values(1, 500)},
    {"SARIF", write_sarif(sample_report(), sample_options())},
    {"HTML", write_html(sample_report(), sample_options())},
};

BOOST_DATA_TEST_CASE(gzip_makes_no_more_of_it_than_the_estimate, texts, row) {
  constexpr std::size_t header_and_trailer = 24;  // of an empty file, 20
  BOOST_TEST(size_by_gzip(row.text) <= estimate(row.text) * 1001 / 1000 + header_and_trailer);
}

BOOST_AUTO_TEST_CASE(of_a_text_that_repeats_itself_little_is_left) {
  const std::string text = values(1, 500);
  BOOST_TEST(estimate(text) < text.size() / 3);
}

BOOST_AUTO_TEST_CASE(of_30000_findings_the_SARIF_keeps_the_limits) {
  const TemporaryTree tree;
  for (std::size_t file = 0; file < 500; ++file)
    tree.file(fmt::format("env-{}/values.yaml", file), values(file, 20));
  tree.file(".dexlint.yaml", "overrides:\n- paths: [env-1*]\n  rules: {DEX: {severity: note}}\n");
  const ProgramRun run = run_dexlint({"-q", "-f", "sarif:log.sarif", "."}, tree.root());
  BOOST_REQUIRE_MESSAGE(run.status == 1, run.err);
  std::ifstream file(tree.path("log.sarif"));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  BOOST_TEST(count(text, "\n          \"ruleIndex\": ") == 25'000u);
  const std::size_t first_note = text.find("\n          \"level\": \"note\"");
  BOOST_TEST(count(text.substr(0, first_note), "\n          \"level\": \"error\"") > 10'000u);
  BOOST_TEST(count(text.substr(first_note), "\n          \"level\": \"error\"") == 0u);
  BOOST_TEST(count(text, cut_message(5000)) == 1u);
  BOOST_TEST(size_by_gzip(text) < 10'000'000u);
}

BOOST_AUTO_TEST_CASE(what_is_too_large_when_packed_is_cut_as_well) {
  Report report = sample_report();
  const Finding error = report.findings[0];
  Finding note = report.findings[1];
  report.findings.clear();
  // Repeats itself, but farther away than deflate looks.
  const std::string noise = random_letters(101'000);
  for (std::size_t i = 0; i < 4'000; ++i) {
    note.trail = {noise.substr(i * 5'000 % 97'000, 4'000)};
    report.findings.push_back(note);
  }
  report.findings.push_back(error);
  const std::string text = write_sarif(report, sample_options());
  const json run = json::parse(text)["runs"][0];
  const std::size_t written = run["results"].size();
  BOOST_TEST(size_by_gzip(text) < 10'000'000u);
  BOOST_TEST(written > 100u);
  BOOST_TEST(run["results"][0]["level"] == "error");
  BOOST_TEST(count(text, cut_message(4'001 - written)) == 1u);
  // Written one at a time, results are what they would be in the whole.
  BOOST_TEST((text == nlohmann::ordered_json::parse(text).dump(2) + "\n"));
}

}  // namespace
