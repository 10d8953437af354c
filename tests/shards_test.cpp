// A run dealt out to several processes, and merged again: byte for byte what one run writes, in
// every format; and what does not belong together is refused.
#include "linter/engine/shards.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "formatters/formatter.h"
#include "tests/support/file_content.h"
#include "tests/support/git_sandbox.h"
#include "tests/support/leaks.h"
#include "tests/support/scanned_tree.h"

namespace {

// Two formats hold the time of the run: here all runs have one.
struct OneTime {
  OneTime() { ::setenv("SOURCE_DATE_EPOCH", "1", 1); }
};
BOOST_TEST_GLOBAL_FIXTURE(OneTime);

using namespace dexlint;
using namespace dexlint::test;
namespace fs = std::filesystem;
using nlohmann::json;

const std::string shared_secret = "n0t-A-r3al-passw0rd-of-all";

std::string secret(const std::string& value) {
  return "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  password: " + value +
         "\n";
}

std::string connector(int number) {
  return "type: oidc\nid: sso-" + std::to_string(number) +
         "\nname: SSO\nconfig:\n  issuer: http://sso.example.com\n  clientSecret: "
         "n0t-A-r3al-s3cret-" +
         std::to_string(number) + "\n  redirectURI: http://dex.example.com/callback\n";
}

/// Something of all that a report can hold: findings in every folder, one secret in many places, a
/// chart, names that are no UTF-8, files that cannot be read, settings of SOPS that are broken.
struct MixedTree : ScannedTree {
  MixedTree() {
    for (int i = 0; i < 40; ++i) {
      const std::string folder = "team-" + std::to_string(i % 7) + "/";
      file(folder + "connector-" + std::to_string(i) + ".yaml", connector(i));
      if (i % 5 == 0) file(folder + "secret-" + std::to_string(i) + ".yaml", secret(shared_secret));
    }
    file("chart/Chart.yaml", "name: pach\nversion: 1.0.0\n");
    file("chart/values.yaml", "db:\n  password: " + shared_secret + "\n");
    file("chart/values-prod.yaml", "oidc:\n  upstreamIDPs:\n  - " + std::string("type: github\n"));
    file("latin-\xFC.yaml", connector(99));
    file("broken-\xFC.yaml", "clientSecret: [\n");
    file("binary.yaml", std::string_view("clientSecret: \0\1\2", 17));
    file("a/.sops.yaml", "creation_rules: {\n");
    file("a/x.enc.yaml", "a: b\n");
    file("team-3/y.enc.yaml", "a: b\n");
    file("z.sops.yaml", "clientSecret: n0t-A-r3al-s3cret-7\n");
    file(".sops.yaml", "creation_rules:\n- path_regex: '('\n");
    file("notes.txt", "nothing\n");
    link("nowhere.yaml", "gone.yaml");
  }
};

/// What is written in `format` by one run, and by shards that are merged.
struct Written {
  std::string alone;
  std::string merged;
};

std::vector<std::string> with_formats(std::vector<std::string> arguments, const std::string& into) {
  for (const Formatter& format : formatters())
    arguments.insert(arguments.end(),
                     {"-f", std::string(format.name) + ":" + into + std::string(format.name)});
  return arguments;
}

// By format. Files are written outside of what is scanned.
std::map<std::string, Written> one_run_and_shards(const std::string& root, int count,
                                                  const std::vector<std::string>& options = {}) {
  const TemporaryTree out;
  std::vector<std::string> alone{"check"};
  alone.insert(alone.end(), options.begin(), options.end());
  const ProgramRun one = run_dexlint(with_formats(alone, out.path("one.")), root);
  std::vector<std::string> merge{"merge"};
  for (int i = count; i >= 1; --i) {
    const std::string file = out.path("shard-" + std::to_string(i) + ".json");
    std::vector<std::string> shard{"check",   "--quiet",
                                   "--shard", std::to_string(i) + "/" + std::to_string(count),
                                   "-f",      "json:" + file};
    shard.insert(shard.end(), options.begin(), options.end());
    const ProgramRun run = run_dexlint(shard, root);
    BOOST_TEST((run.status == 0 || run.status == 1), run.err);
    merge.push_back(file);
  }
  const ProgramRun merged = run_dexlint(with_formats(merge, out.path("merged.")), root);
  BOOST_TEST(merged.status == one.status);
  BOOST_TEST(merged.err == one.err);
  std::map<std::string, Written> written;
  for (const Formatter& format : formatters()) {
    const std::string name(format.name);
    written[name] = {file_content(out.path("one." + name)),
                     file_content(out.path("merged." + name))};
  }
  return written;
}

void check_equal(const std::map<std::string, Written>& written) {
  for (const auto& [format, both] : written) {
    BOOST_TEST((both.alone == both.merged), format << " differs");
    BOOST_TEST(!both.alone.empty(), format);
  }
}

/// The JSON report of each of `count` shards.
std::vector<std::string> shard_reports(const ScannedTree& tree, int count,
                                       std::vector<std::string> options = {}) {
  std::vector<std::string> reports;
  options.insert(options.begin(), {"check", "-f", "json"});
  for (int i = 1; i <= count; ++i) {
    std::vector<std::string> arguments = options;
    arguments.insert(arguments.end(), {"--shard", std::to_string(i) + "/" + std::to_string(count)});
    reports.push_back(tree.run(arguments).out);
  }
  return reports;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merged_shards_are_one_run)

BOOST_DATA_TEST_CASE(of_a_tree, boost::unit_test::data::make({1, 2, 3, 8, 200}), count) {
  const MixedTree tree;
  check_equal(one_run_and_shards(tree.root(), count));
}

// Old findings stand in the baseline or at the base; one value changed, one file is new.
BOOST_AUTO_TEST_CASE(of_a_change_and_behind_a_baseline) {
  const GitSandbox tree;
  for (int i = 0; i < 6; ++i) tree.file("team-" + std::to_string(i) + ".yaml", connector(i));
  tree.commit();
  tree.run({"baseline"});
  tree.commit("the baseline");
  tree.file("team-1.yaml", connector(11));
  tree.file("team-9.yaml", connector(9));
  const std::vector<std::vector<std::string>> runs{
      {}, {"--show-suppressed"}, {"--diff", "HEAD"}, {"--diff", "HEAD", "--no-baseline"}};
  for (const std::vector<std::string>& options : runs) {
    BOOST_TEST_CONTEXT((options.empty() ? "no options" : options.back())) {
      const auto written = one_run_and_shards(tree.root(), 3, options);
      check_equal(written);
      BOOST_TEST(written.at("text").alone.find("team-9.yaml") != std::string::npos);
    }
  }
}

const std::vector<std::vector<std::string>> option_rows{
    {"--redact", "full"},
    {"--pedantic"},
    {"--ignore", "DEX124"},
    {"--select", "DEX124"},
    {"--hidden", "--no-gitignore"},
    {"--min-severity", "error", "team-1", "team-2", "chart/values.yaml"},
    {"--max-file-size", "100"}};

BOOST_AUTO_TEST_CASE(whatever_the_options) {
  const MixedTree tree;
  for (const std::vector<std::string>& options : option_rows) {
    BOOST_TEST_CONTEXT(options.front()) {
      check_equal(one_run_and_shards(tree.root(), 3, options));
    }
  }
}

BOOST_AUTO_TEST_CASE(of_public_files) {
  const fs::path corpus = fs::path(DEXLINT_SOURCE_DIR "/../shared/corpus").lexically_normal();
  if (!fs::exists(corpus)) {
    BOOST_TEST_MESSAGE("skipped: the corpus is not there");
    return;
  }
  for (const char* folder : {"dex-wild", "flow", "secrets-wild", "creddata-subset"}) {
    for (const int count : {1, 2, 8}) {
      BOOST_TEST_CONTEXT(folder << " in " << count) {
        check_equal(one_run_and_shards((corpus / folder).string(), count));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_reports_of_shards, MixedTree)

BOOST_AUTO_TEST_CASE(keep_the_shape_of_the_contract) {
  const json whole = report({});
  for (const std::string& text : shard_reports(*this, 3)) {
    json shard = json::parse(text);
    BOOST_TEST(shard["shard"]["count"] == 3);
    shard.erase("shard");
    for (json& finding : shard["findings"]) {
      finding.erase("merge");
      BOOST_TEST(std::count(whole["findings"].begin(), whole["findings"].end(), finding) == 1);
    }
    BOOST_TEST(shard.size() == whole.size());
  }
  BOOST_TEST(!whole.contains("shard"));
}

BOOST_AUTO_TEST_CASE(hold_nothing_of_a_secret) {
  const std::set<std::string> parts = forbidden(shared_secret);
  for (const char* redact : {"partial", "full"}) {
    std::string group;
    for (const std::string& text : shard_reports(*this, 3, {"--redact", redact})) {
      BOOST_TEST(leak(text, parts) == "");
      BOOST_TEST(text.find("group") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(share_the_findings_without_a_rest) {
  std::size_t findings = 0;
  std::size_t smallest = 1000;
  for (const std::string& text : shard_reports(*this, 4)) {
    const std::size_t own = json::parse(text)["findings"].size();
    findings += own;
    smallest = std::min(smallest, own);
  }
  BOOST_TEST(findings == report({})["findings"].size());
  BOOST_TEST(smallest > 10u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(units_are_dealt)

std::vector<Unit> units_of(Overlay& files, const std::vector<std::size_t>& sizes) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::string path = "/" + std::to_string(100000 + i) + ".yaml";
    files.put(path, std::string(sizes[i], 'x'));
    units.push_back({.files = {{path}}});
  }
  return units;
}

std::vector<std::size_t> sizes(std::size_t count) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(i * 7919 % 3001);
  return all;
}

BOOST_AUTO_TEST_CASE(evenly_by_bytes) {
  Overlay files;
  const std::vector<std::size_t> bytes = sizes(1000);
  const DealtUnits dealt = deal(files, units_of(files, bytes), 8, 1 << 20);
  std::vector<std::size_t> shards(8);
  for (std::size_t i = 0; i < bytes.size(); ++i) shards[dealt.shard_1[i] - 1] += bytes[i] + 1;
  const auto [least, most] = std::minmax_element(shards.begin(), shards.end());
  BOOST_TEST(*most - *least <= 2u * 3001u);
}

BOOST_AUTO_TEST_CASE(so_that_a_change_moves_little) {
  Overlay files;
  std::vector<std::size_t> bytes = sizes(1000);
  const DealtUnits before = deal(files, units_of(files, bytes), 8, 1 << 20);
  bytes[3] += 2000;
  const DealtUnits after = deal(files, units_of(files, bytes), 8, 1 << 20);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) moved += before.shard_1[i] != after.shard_1[i];
  BOOST_TEST(moved <= 14u);  // two at each cut
  BOOST_TEST(before.tree != after.tree);
}

BOOST_AUTO_TEST_CASE(files_that_are_not_read_weigh_nothing) {
  Overlay files;
  const DealtUnits dealt = deal(files, units_of(files, {5000, 10, 10, 10}), 2, 1000);
  const std::vector<std::size_t> expected{1, 1, 2, 2};
  BOOST_TEST(dealt.shard_1 == expected, boost::test_tools::per_element());
}

struct Words {
  const char* text;
  bool fits;
};
std::ostream& operator<<(std::ostream& out, const Words& row) { return out << row.text; }
const Words words_rows[] = {
    {"1/1", true},    {"8/8", true},   {"10000/10000", true}, {"0/8", false},     {"9/8", false},
    {"1/0", false},   {"1", false},    {"/", false},          {"1/", false},      {"-1/2", false},
    {"1/2/3", false}, {" 1/2", false}, {"", false},           {"1/10001", false}, {"1.0/2", false}};

BOOST_DATA_TEST_CASE(as_the_user_says, boost::unit_test::data::make(words_rows), row) {
  BOOST_TEST(shard_choice(row.text).has_value() == row.fits);
}

BOOST_AUTO_TEST_SUITE_END()
