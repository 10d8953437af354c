// action.yml as GitHub runs it: its steps with real inputs, what the job sees, and what is refused.
// run_action.py plays the runner; uploads are noted, not made.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/file_content.h"
#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

constexpr const char* connector = R"(type: oidc
id: sso
name: SSO
config:
  issuer: https://sso.example.com
  clientSecret: n0t-A-r3al-s3cret-1
  redirectURI: http://dex.example.com/callback
)";

struct Job : ScannedTree {
  Job() {
    file("dirty.yaml", connector);
    file("clean/values.yaml", "replicas: 2\n");
  }

  /// What became of the job with these inputs, NAME=VALUE.
  json action(std::vector<std::string> inputs) const {
    inputs.insert(inputs.begin(), {"python3", DEXLINT_SOURCE_DIR "/tests/run_action.py",
                                   DEXLINT_SOURCE_DIR, "github.server_url=file://" + root(),
                                   "github.action_repository=releases-of-dexlint"});
    const ProgramRun run = run_program(inputs, root());
    BOOST_TEST_REQUIRE(run.status == 0, run.err);
    return json::parse(run.out);
  }
  json check(std::vector<std::string> inputs) const {
    inputs.insert(inputs.begin(), "binary=" DEXLINT_BINARY);
    return action(inputs);
  }

  /// An archive as a release has it, and its digest.
  std::string release(const std::string& version) const {
    const std::string name = "dexlint-" + version + "-x86_64-linux";
    const std::string place = "releases-of-dexlint/releases/download/v" + version;
    folder("made/" + name + "/bin");
    folder(place);
    std::filesystem::copy_file(DEXLINT_BINARY, path("made/" + name + "/bin/dexlint"));
    const std::string archive = path(place + "/" + name + ".tar.gz");
    BOOST_TEST(run_program({"tar", "-C", path("made"), "-czf", archive, name}).status == 0);
    return run_program({"sha256sum", archive}).out.substr(0, 64);
  }
};

struct Row {
  const char* name;
  std::vector<std::string> inputs;
  int status;
  const char* findings;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"findings fail the job", {}, 1, "2"},
    {"a clean folder passes", {"paths=clean"}, 0, "0"},
    {"findings may be let through", {"fail-on=never"}, 0, "2"},
    {"several paths", {"paths=clean\n\ndirty.yaml\n"}, 1, "2"},
    {"in a folder", {"working-directory=clean"}, 0, "0"},
    {"more options", {"args=--select\nDEX101"}, 1, "1"},
    {"a path that is not there", {"paths=gone.yaml"}, 2, "0"},
    {"a path that is no option", {"paths=--help"}, 2, "0"},
    {"a path that is no command",
     {"paths=$(touch made-by-a-path)\n`touch made`;touch made"},
     2,
     "0"},
    {"a wrong option", {"fail-on=always"}, 2, ""},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(Job, the_job_ends_as_dexlint_does, boost::unit_test::data::make(rows), row) {
  std::vector<std::string> inputs = row.inputs;
  inputs.push_back("summary=false");
  const json job = check(inputs);
  BOOST_TEST(job["status"] == row.status, job.dump(1));
  BOOST_TEST(job["outputs"]["findings"] == row.findings, job.dump(1));
  BOOST_TEST(job["outputs"]["exit-code"] == std::to_string(row.status));
  BOOST_TEST(!std::filesystem::exists(path("made")));
  BOOST_TEST(!std::filesystem::exists(path("made-by-a-path")));
}

BOOST_FIXTURE_TEST_CASE(outputs_count_and_name_the_report, Job) {
  const json outputs = check({"summary=false", "sarif-file=out/../report.sarif"})["outputs"];
  BOOST_TEST(outputs["errors"] == "2");
  BOOST_TEST(outputs["warnings"] == "0");
  file("out/kept", "");
  const json job = check({"summary=false", "sarif-file=out/report.sarif"});
  BOOST_TEST(job["outputs"]["sarif-file"] == "out/report.sarif");
  BOOST_TEST(json::parse(file_content(path("out/report.sarif")))["runs"][0]["results"].size() ==
             2u);
}

BOOST_FIXTURE_TEST_CASE(findings_are_annotations_or_text, Job) {
  const std::string shown = check({"summary=false"})["log"];
  BOOST_TEST(shown.find("::error file=dirty.yaml,line=6,") != std::string::npos, shown);
  const std::string text = check({"summary=false", "annotations=false"})["log"];
  BOOST_TEST(text.find("::error") == std::string::npos, text);
  BOOST_TEST(text.find("--> dirty.yaml:6:") != std::string::npos, text);
  BOOST_TEST((shown + text).find("A-r3al") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_summary_is_markdown, Job) {
  if (run({"-f", "markdown", "clean"}).status == 2) {
    BOOST_TEST_MESSAGE("skipped: this dexlint writes no Markdown");
    return;
  }
  const json job = check({});
  BOOST_TEST(job["status"] == 1, job.dump(1));
  BOOST_TEST(job["summary"].get<std::string>().find("DEX101") != std::string::npos, job.dump(1));
}

BOOST_FIXTURE_TEST_CASE(the_report_is_uploaded_before_the_job_fails, Job) {
  const json without = check({"summary=false"})["steps"];
  BOOST_TEST(without[2]["outcome"] == "skipped");
  const json with = check({"summary=false", "upload-sarif=true"})["steps"];
  BOOST_TEST(with[2]["outcome"] == "used");
  BOOST_TEST(with[3]["outcome"] == "exit 1");
}

BOOST_FIXTURE_TEST_CASE(a_release_is_held_against_its_digest, Job) {
  const std::string digest = release("1.2.3");
  const json good = action({"version=1.2.3", "sha256=" + digest, "summary=false"});
  BOOST_TEST(good["status"] == 1, good.dump(1));
  BOOST_TEST(good["outputs"]["findings"] == "2");
  const json wrong = action({"version=1.2.3", "sha256=" + std::string(64, '0'), "summary=false"});
  BOOST_TEST(wrong["status"] == 2);
  BOOST_TEST(wrong["log"].get<std::string>().find("has another digest") != std::string::npos,
             wrong.dump(1));
  BOOST_TEST(wrong["steps"][1]["outcome"] == "skipped");
}

struct Refused {
  const char* name;
  std::vector<std::string> inputs;
  const char* says;
};
std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.name; }

const Refused refused_rows[] = {
    {"a release that nobody knows",
     {"version=9.9.9"},
     "no digest of dexlint-9.9.9-x86_64-linux.tar.gz"},
    {"a version that is none", {"version=../../v1"}, "version: expected one such as 0.1.0"},
    {"a digest that is none", {"version=9.9.9", "sha256=abc"}, "no digest of"},
    {"a program that is not there",
     {"binary=/nowhere/dexlint"},
     "there is no program /nowhere/dexlint"},
    {"two lines", {"binary=" DEXLINT_BINARY, "sarif-file=a\nb=c"}, "sarif-file: expected one line"},
};

BOOST_DATA_TEST_CASE_F(Job, what_cannot_be_is_refused, boost::unit_test::data::make(refused_rows),
                       row) {
  const json job = action(row.inputs);
  BOOST_TEST(job["status"] == 2, job.dump(1));
  BOOST_TEST(job["log"].get<std::string>().find(row.says) != std::string::npos, job.dump(1));
}
