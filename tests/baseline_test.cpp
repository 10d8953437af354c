// The baseline: what it holds, what it silences, and what it does not.
#include "linter/report/baseline.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/file_content.h"
#include "tests/support/git_sandbox.h"
#include "tests/support/leaks.h"
#include "tests/support/planted.h"

using namespace dexlint;
using namespace dexlint::test;

namespace {

const std::string name(baseline_name);

const std::string old_secret = with_secret("auth0", "not-a-real-secret-1");
const std::string new_secret = with_secret("auth0", "not-a-real-secret-2");

struct WithBaseline : GitSandbox {
  WithBaseline() {
    file("values.yaml", old_secret);
    commit();
    BOOST_TEST(baseline() ==
               name + ": 1 finding accepted: 1 new, 0 renewed, 0 gone\n");
    commit("baseline");
  }

  std::string baseline(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), "baseline");
    const ProgramRun made = run_dexlint(arguments, root(), "", sandbox_environment());
    return made.err + made.out;
  }
  std::string text() const { return file_content(path(name)); }
  std::vector<BaselineEntry> entries() const { return *read_baseline(text()); }
  nlohmann::json summary(std::vector<std::string> arguments = {}) const {
    return report(arguments).at("summary");
  }
};

BaselineEntry entry(const std::string& fingerprint_start, const std::string& path = "a.yaml") {
  return {.fingerprint = fingerprint_start + std::string(32 - fingerprint_start.size(), '0'),
          .code = "DEX101",
          .path = path,
          .trail = {"oidc", "[id=auth0]"},
          .commit = std::string(40, 'c')};
}

// --- the file
// ---------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  const std::vector<BaselineEntry> entries{entry("00"), entry("7f", "ü \"\n\x1B.yaml"),
                                           entry("ff")};
  const std::string text = write_baseline({entries[2], entries[0], entries[1], entries[0]});
  BOOST_TEST((*read_baseline(text) == entries));
  BOOST_TEST(nlohmann::json::parse(text).size() == 256U + 4U, "marks, entries and the schema");
  BOOST_TEST(
      text.find_first_not_of(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]"
                             "^_`abcdefghijklmnopqrstuvwxyz{|}~\n") == std::string::npos);
  const std::string line =
      R"({"fingerprint":"00000000000000000000000000000000","code":"DEX101","path":"a.yaml",)"
      R"("trail":["oidc","[id=auth0]"],"commit":")" +
      std::string(40, 'c') + "\"},\n";
  BOOST_TEST(text.starts_with("[\n\"00\",\n" + line + "\"01\",\n"));
  BOOST_TEST(text.ends_with(",\n{\"schema\":\"dexlint-baseline/1\"}\n]\n"));
}

nlohmann::ordered_json entry_json(const nlohmann::ordered_json& list) {
  for (const auto& element : list) {
    if (element.is_object()) return element;
  }
  return {};
}

// A hook that lays JSON out anew, and a merge that took both sides.
BOOST_AUTO_TEST_CASE(other_layouts_are_read) {
  const auto json = nlohmann::ordered_json::parse(write_baseline({entry("1"), entry("2")}));
  BOOST_TEST(read_baseline(json.dump(4))->size() == 2U);
  BOOST_TEST(read_baseline(json.dump())->size() == 2U);
  auto doubled = json;
  doubled.insert(doubled.begin(), entry_json(json));
  BOOST_TEST(read_baseline(doubled.dump())->size() == 3U);
}

struct Corrupt {
  std::string name;
  std::string text;
  std::string problem;
};
std::ostream& operator<<(std::ostream& out, const Corrupt& row) { return out << row.name; }

const std::string schema_end = "{\"schema\":\"dexlint-baseline/1\"}]";
const std::string commit_id(40, 'c');
const std::string print(32, '0');

const std::vector<Corrupt> corrupt{
    {"empty", "", "1:1: expected JSON, as `dexlint baseline` writes it"},
    {"cut off", "[\n{\"fingerprint\":\"0", "2:17: expected JSON, as `dexlint baseline` writes it"},
    {"an object", "{\"a\":1}", "1:1: expected a list of entries"},
    {"a text", "\n \"a\"", "2:4: expected a list of entries"},
    {"no schema", "[]", "1:3: expected {\"schema\":\"dexlint-baseline/1\"} at the end"},
    {"another schema", "[\n{\"schema\":\"dexlint-baseline/2\"}]",
     "2:1: made by another version of dexlint: expected the schema dexlint-baseline/1"},
    {"no entry", "[\n\n 7," + schema_end, "3:3: expected an entry, {\"fingerprint\":…}"},
    {"a list", "[[]," + schema_end, "1:2: expected an entry, {\"fingerprint\":…}"},
    {"no fingerprint", "[{}," + schema_end,
     "1:2: expected a `fingerprint` of 32 hexadecimal digits"},
    {"a short fingerprint", "[{\"fingerprint\":\"00\"}," + schema_end,
     "1:2: expected a `fingerprint` of 32 hexadecimal digits"},
    {"no code", "[{\"fingerprint\":\"" + print + "\",\"code\":7}," + schema_end,
     "1:2: expected the `code` of a rule"},
    {"an option as commit",
     "[{\"fingerprint\":\"" + print +
         "\",\"code\":\"D\",\"path\":\"p\",\"trail\":[],\"commit\":\"--x\"}," + schema_end,
     "1:2: expected the full id of a `commit`"},
    {"no trail",
     "[{\"fingerprint\":\"" + print + "\",\"code\":\"D\",\"path\":\"p\",\"commit\":\"" + commit_id +
         "\"}," + schema_end,
     "1:2: expected a `trail`, a list of texts"},
    {"a number in the trail",
     "[{\"fingerprint\":\"" + print +
         "\",\"code\":\"D\",\"path\":\"p\",\"trail\":[7],\"commit\":\"" + commit_id + "\"}," +
         schema_end,
     "1:2: expected a `trail`, a list of texts"},
    {"a conflict", "[\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n" + schema_end,
     "2:1: a merge left a conflict: keep the lines of both sides, delete the marks between them, "
     "and run `dexlint baseline`"},
};

BOOST_DATA_TEST_CASE(what_is_wrong_is_said_with_its_place, corrupt) {
  const auto read = read_baseline(sample.text);
  BOOST_REQUIRE(!read.has_value());
  BOOST_TEST(read.error().message == sample.problem);
}

BOOST_FIXTURE_TEST_CASE(a_corrupt_baseline_ends_the_run, WithBaseline) {
  file(name, "[\nnull]");
  for (const char* command : {"check", "baseline"}) {
    const ProgramRun made = run({command, "."});
    BOOST_TEST(made.status == 2);
    BOOST_TEST(made.err.find(name + ":2:") != std::string::npos, made.err);
  }
  BOOST_TEST(run({"check", "--no-baseline"}).status == 1);
  BOOST_TEST(run({"check", "--baseline", "missing.json"}).status == 2);
}

// --- what it silences
// -------------------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(what_was_there_is_known, WithBaseline) {
  BOOST_TEST(run({"check"}).status == 0);
  BOOST_TEST(summary().at("baselined") == 1);
  BOOST_TEST(summary().at("value_unchecked") == 0);
  BOOST_TEST(run({"check", "--no-baseline"}).status == 1);
  BOOST_TEST(run({"check", "--isolated"}).status == 1);
  BOOST_TEST(run({"check", "--isolated", "--baseline", name}).status == 0);
  const auto shown = report({"--show-suppressed"}).at("findings");
  BOOST_TEST(shown.at(0).at("suppressed").at("kind") == "baseline");
}

BOOST_FIXTURE_TEST_CASE(from_any_folder, WithBaseline) {
  folder("sub");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", ".."}, {"check", root()}, {"check", "../values.yaml"}})
    BOOST_TEST(run_dexlint(arguments, path("sub")).status == 0);
  BOOST_TEST(run_dexlint({"check", root() + "/values.yaml"}, "/").status == 0);
}

BOOST_FIXTURE_TEST_CASE(a_changed_value_is_new, WithBaseline) {
  file("values.yaml", new_secret);
  BOOST_TEST(findings({}) == "values.yaml:9 DEX101\n");
  // Also where more than the value changed, and when it is committed.
  file("values.yaml", "# moved\n" + new_secret);
  commit();
  BOOST_TEST(findings({}) == "values.yaml:10 DEX101\n");
  // And staged only.
  file("values.yaml", old_secret);
  BOOST_TEST(findings({}) == "");
  file("values.yaml", with_secret("auth0", "not-a-real-secret-3"));
  git({"add", "."});
  file("values.yaml", old_secret);
  BOOST_TEST(findings({"--staged"}) == "values.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(moved_lines_and_new_items_stay_known, WithBaseline) {
  std::string moved = "# above\nreplicas: 1\n" + old_secret;
  const std::size_t item = moved.find("  - id");
  const std::string inserted = with_secret("other", "not-a-real-secret-7");
  moved.insert(item, inserted.substr(inserted.find("  - id")));
  file("values.yaml", moved);
  BOOST_TEST(findings({"--select", "DEX101"}) == "values.yaml:11 DEX101\n", "the new one only");
  BOOST_TEST(summary({"--select", "DEX101"}).at("baselined") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_renamed_file_is_followed, WithBaseline) {
  git({"mv", "values.yaml", "moved.yaml"});
  BOOST_TEST(findings({}) == "");
  BOOST_TEST(findings({"--staged", "--no-baseline"}) == "");
  file("moved.yaml", "a: 1\n" + old_secret);
  BOOST_TEST(findings({}) == "");
  file("moved.yaml", "a: 1\n" + new_secret);
  BOOST_TEST(findings({}) == "moved.yaml:10 DEX101\n");
  // A copy is new.
  file("values.yaml", old_secret);
  file("moved.yaml", old_secret);
  BOOST_TEST(findings({"--select", "DEX101"}) == "moved.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(without_the_commit_the_value_is_not_compared, WithBaseline) {
  git({"clone", "--quiet", "--depth=1", "file://" + root(), "clone"});
  file("clone/values.yaml", new_secret);
  const auto in_clone = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "-f", "json"});
    return run_dexlint(arguments, path("clone"), "", sandbox_environment());
  };
  const ProgramRun lenient = in_clone({});
  BOOST_TEST(lenient.status == 0);
  BOOST_TEST(lenient.err.starts_with("dexlint: value_unchecked: the values of 1 known finding"));
  BOOST_TEST(nlohmann::json::parse(lenient.out).at("summary").at("value_unchecked") == 1);
  const ProgramRun strict = in_clone({"--strict"});
  BOOST_TEST(strict.status == 1);
  BOOST_TEST(nlohmann::json::parse(strict.out).at("summary").at("value_unchecked") == 1);
  // Nor does it prove that a file has another name.
  git({"mv", "values.yaml", "moved.yaml"}, "clone");
  BOOST_TEST(in_clone({}).status == 1);
}

BOOST_FIXTURE_TEST_CASE(without_git_the_value_is_not_compared, WithBaseline) {
  const ProgramRun made = run_dexlint({"check"}, root(), "", {"PATH=/nonexistent"});
  BOOST_TEST(made.status == 0);
  BOOST_TEST(made.err.starts_with("dexlint: value_unchecked: the values of 1 known finding"),
             made.err);
}

// An entry is believed only as far as its commit bears it out.
BOOST_FIXTURE_TEST_CASE(a_forged_entry_hides_nothing, WithBaseline) {
  std::vector<BaselineEntry> forged = entries();
  file("values.yaml", "a: 1\n");
  forged.front().commit = commit("nothing in it");
  file(name, write_baseline(forged));
  file("values.yaml", new_secret);
  BOOST_TEST(findings({}) == "values.yaml:9 DEX101\n");
}

// --- making it
// --------------------------------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_refresh_says_what_came_and_went, WithBaseline) {
  const std::string before = text();
  file("other.yaml", with_secret("other", "not-a-real-secret-9"));
  file("values.yaml", new_secret);
  const std::string head = commit();
  BOOST_TEST(baseline({"--select", "DEX101"}) ==
             name + ": 2 findings accepted: 1 new, 1 renewed, 0 gone\n");
  for (const BaselineEntry& each : entries()) BOOST_TEST(each.commit == head);
  BOOST_TEST(findings({"--select", "DEX101"}) == "");
  std::filesystem::remove(path("other.yaml"));
  file("values.yaml", old_secret);
  commit();
  const std::string said = baseline();
  BOOST_TEST(said == name +
                         ": 1 finding accepted: 0 new, 1 renewed, 1 gone\nno longer found:\n"
                         "  DEX101 other.yaml oidc.upstreamIDPs.[id=other].config.clientSecret\n");
}

BOOST_FIXTURE_TEST_CASE(what_stays_stays_to_the_letter, WithBaseline) {
  const std::string before = text();
  file("values.yaml", "# moved\n" + old_secret);
  commit();
  baseline();
  BOOST_TEST(text() == before);
  // Known places may stand in files that are being edited.
  file("values.yaml", "# edited\n\n" + old_secret);
  BOOST_TEST(baseline() ==
             name + ": 1 finding accepted: 0 new, 0 renewed, 0 gone\n");
  BOOST_TEST(text() == before);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_committed_is_refused, WithBaseline) {
  const std::string before = text();
  file("values.yaml", new_secret);
  file("new.yaml", with_secret("other", "not-a-real-secret-9"));
  const ProgramRun made = run({"baseline", "--select", "DEX101"});
  BOOST_TEST(made.status == 2);
  BOOST_TEST(made.err.ends_with("again:\n  new.yaml\n  values.yaml\n"), made.err);
  BOOST_TEST(text() == before);
}

BOOST_FIXTURE_TEST_CASE(rules_and_files_that_were_not_asked_keep_their_entries, WithBaseline) {
  file("sub/other.yaml", with_secret("other", "not-a-real-secret-9"));
  commit();
  baseline({"--select", "DEX101"});
  const std::string before = text();
  BOOST_TEST(entries().size() == 2U);
  file("values.yaml", "a: 1\n");
  file("sub/other.yaml", "a: 1\n");
  commit();
  baseline({"--select", "DEX202"});
  BOOST_TEST(text() == before, "rules that did not run");
  baseline({"sub"});
  BOOST_TEST(entries().size() == 1U);
  BOOST_TEST(entries().front().path == "values.yaml", "a file that was not judged");
  baseline();
  BOOST_TEST(entries().empty());
}

BOOST_FIXTURE_TEST_CASE(a_renamed_file_gets_its_new_name, WithBaseline) {
  git({"mv", "values.yaml", "moved.yaml"});
  BOOST_TEST(baseline().find("nothing was written") != std::string::npos);
  commit();
  BOOST_TEST(baseline() ==
             name + ": 1 finding accepted: 0 new, 1 renewed, 0 gone\n");
  BOOST_TEST(entries().front().path == "moved.yaml");
}

BOOST_AUTO_TEST_CASE(where_no_baseline_can_be_made) {
  ScannedTree plain;
  plain.file("values.yaml", old_secret);
  BOOST_TEST(plain.run({"baseline"}).status == 2);
  BOOST_TEST(plain.run({"baseline", "--baseline", "x.json"}).status == 2);
  const GitSandbox unborn;
  unborn.file("values.yaml", old_secret);
  const ProgramRun made = unborn.run({"baseline"});
  BOOST_TEST(made.status == 2);
  BOOST_TEST(made.err.find("a baseline needs a commit") != std::string::npos, made.err);
  BOOST_TEST(!std::filesystem::exists(unborn.path(name)));
}

// --- merging
// ----------------------------------------------------------------------------------------

// Two branches, each with a finding of its own, and the baseline made anew on both.
BOOST_AUTO_TEST_CASE(baselines_of_two_branches_merge) {
  WithBaseline sandbox;
  const auto on_branch = [&](const std::string& branch, int first) {
    sandbox.git({"switch", "--quiet", "--create", branch, "main"});
    for (int i = first; i < first + 3; ++i) {
      const std::string id = "idp-" + std::to_string(i);
      sandbox.file(id + ".yaml", with_secret(id, "not-a-real-secret-" + id));
    }
    sandbox.commit();
    sandbox.baseline({"--select", "DEX101"});
    sandbox.commit("baseline");
  };
  on_branch("one", 100);
  on_branch("two", 200);
  const ProgramRun merged = sandbox.try_git({"merge", "--quiet", "--no-edit", "one"});
  BOOST_TEST(merged.status == 0, merged.out);
  BOOST_TEST(sandbox.entries().size() == 7U);
  BOOST_TEST(sandbox.findings({"--select", "DEX101"}) == "");
  const std::string before = sandbox.text();
  sandbox.baseline({"--select", "DEX101"});
  BOOST_TEST(sandbox.text() == before, "a merge gives what one run writes");
}

struct Merge {
  std::size_t known;
  std::size_t added;         ///< by each branch
  std::size_t most_clashes;  ///< of 40 merges
};
std::ostream& operator<<(std::ostream& out, const Merge& row) {
  return out << row.known << " known, " << row.added << " added by each";
}

// What git's own merge makes of random baselines: either what one run would have written, or a
// conflict.
BOOST_DATA_TEST_CASE(few_merges_conflict,
                     std::vector<Merge>({{1, 3, 4}, {12, 3, 4}, {50, 3, 4}, {400, 3, 4}})) {
  const ScannedTree files;
  unsigned state = 11;
  const auto random_entries = [&](std::size_t count) {
    std::vector<BaselineEntry> made;
    for (std::size_t i = 0; i < count; ++i) {
      std::string start;
      for (int digit = 0; digit < 16; ++digit)
        start += "0123456789abcdef"[(state = state * 1103515245 + 12345) / 65536 % 16];
      made.push_back(entry(start));
    }
    return made;
  };
  std::size_t clashes = 0;
  for (int round = 0; round < 40; ++round) {
    const auto base = random_entries(sample.known);
    auto all = base;
    files.file("base", write_baseline(base));
    for (const char* side : {"ours", "theirs"}) {
      auto entries = base;
      for (const BaselineEntry& added : random_entries(sample.added)) {
        entries.push_back(added);
        all.push_back(added);
      }
      files.file(side, write_baseline(entries));
    }
    const ProgramRun merged =
        run_program({"git", "merge-file", "-p", "ours", "base", "theirs"}, files.root());
    if (merged.status == 0) {
      BOOST_TEST(merged.out == write_baseline(all));
    } else {
      ++clashes;
    }
    // Where `merge=union` is set, there is no conflict, and all is there.
    const ProgramRun both =
        run_program({"git", "merge-file", "-p", "--union", "ours", "base", "theirs"}, files.root());
    const auto read = read_baseline(both.out);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(write_baseline(*read) == write_baseline(all));
  }
  BOOST_TEST_MESSAGE(sample << ": " << clashes << " of 40 conflict");
  BOOST_TEST(clashes <= sample.most_clashes);
}

// --- secrets
// ----------------------------------------------------------------------------------------

// Neither a secret nor anything made of it gets in: with other secrets it is the same to the byte.
BOOST_AUTO_TEST_CASE(nothing_in_it_depends_on_a_value) {
  const auto baseline_with = [](const std::string& secret) {
    WithBaseline sandbox;
    std::size_t i = 0;
    for (const auto& files : {planted_as_finding(secret), planted_beside(secret)}) {
      for (const MarkedFile& planted : files)
        sandbox.file(std::to_string(i++) + "/" + planted.path,
                     read_expectations(planted.text).text);
    }
    sandbox.commit();
    const std::string said = sandbox.baseline({"--pedantic"});
    std::vector<BaselineEntry> entries = sandbox.entries();
    BOOST_TEST(entries.size() > 100U);
    BOOST_TEST(leak(said + sandbox.text(), forbidden(secret)) == "");
    for (BaselineEntry& each : entries) each.commit = commit_id;  // a hash of all files
    return write_baseline(entries);
  };
  BOOST_TEST(baseline_with("C4nary-zQ8vXk2WjR7mTb5YpL3hNf9GdK6sVu1E") ==
             baseline_with("C4nary-yT3bNm6LpW9rKx2VhQ8cJd5FsG7zAe4U"));
}

}  // namespace
