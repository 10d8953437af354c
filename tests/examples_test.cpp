// The workflow and the Kubernetes Job that we show run the commands that they hold: taken out of
// the YAML, given to a shell as a runner or a pod would, they make one report of many shards.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/file_content.h"
#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

const std::string workflow = DEXLINT_SOURCE_DIR "/.github/examples/shards.yml";
const std::string manifest = DEXLINT_SOURCE_DIR "/tests/kubernetes/organisation.yaml";

constexpr const char* connector = R"(type: oidc
id: sso
name: SSO
config:
  issuer: https://sso.example.com
  clientSecret: n0t-A-r3al-s3cret-1
  redirectURI: http://dex.example.com/callback
)";

/// The documents of a YAML file. What GitHub calls `on` is no truth here.
json documents(const std::string& path) {
  const ProgramRun run =
      run_program({"python3", "-c",
                   "import json,sys,yaml; print(json.dumps(list(yaml.load_all(open(sys.argv[1]), "
                   "yaml.BaseLoader))))",
                   path});
  BOOST_REQUIRE_MESSAGE(run.status == 0, run.err);
  return json::parse(run.out);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

struct Repositories : ScannedTree {
  Repositories() {
    for (int i = 0; i < 60; ++i) file("repository-" + std::to_string(i) + "/dex.yaml", connector);
  }
};

ProgramRun shell(const std::string& directory, const std::string& script,
                 std::vector<std::string> environment) {
  const std::string folder = std::filesystem::path(DEXLINT_BINARY).parent_path().string();
  environment.push_back("PATH=" + folder + ":/usr/local/bin:/usr/bin:/bin");
  return run_program({"sh", "-ec", script}, directory, "", environment);
}

// The commands of a job that call dexlint itself.
std::string commands(const json& job) {
  std::string all;
  for (const json& step : job["steps"]) {
    const std::string run = step.value("run", "");
    if (run.starts_with("dexlint ")) all += run + "\n";
  }
  return all;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_workflow_makes_one_report, Repositories) {
  const json jobs = documents(workflow)[0]["jobs"];
  const TemporaryTree artifacts;
  for (const json& shard : jobs["shard"]["strategy"]["matrix"]["shard"]) {
    const auto number = shard.get<std::string>();
    const ProgramRun done = shell(root(), commands(jobs["shard"]), {"SHARD=" + number});
    BOOST_TEST(done.status == 0, done.err);
    // Each job has a checkout of its own: no report of another lies there.
    const std::string name = "shard-" + number + ".json";
    artifacts.file(name, file_content(path(name)));
    std::filesystem::remove(path(name));
  }
  const ProgramRun merged = shell(artifacts.root(), commands(jobs["merge"]), {});
  BOOST_TEST(merged.status == 1, merged.err);
  BOOST_TEST(merged.out.ends_with("120 errors, 1 warning in 60 files (60 files scanned)\n"),
             merged.out);
  BOOST_TEST(file_content(artifacts.path("dexlint.sarif")).size() > 1000u);
}

BOOST_FIXTURE_TEST_CASE(the_job_makes_one_report, Repositories) {
  const TemporaryTree reports;
  const json jobs = documents(manifest);
  const auto script_of = [&](const json& job) {
    const json& container = job["spec"]["template"]["spec"]["containers"][0];
    BOOST_TEST(container["command"] == json({"sh", "-ec"}));
    return replaced(container["args"][0], "/reports", reports.root());
  };
  const int completions = std::stoi(jobs[0]["spec"]["completions"].get<std::string>());
  const std::string one = run({"check", "--isolated", "-f", "json"}).out;
  for (int i = 0; i < completions; ++i) {
    const ProgramRun done =
        shell(root(), script_of(jobs[0]), {"JOB_COMPLETION_INDEX=" + std::to_string(i)});
    BOOST_TEST(done.status == 0, done.err);
    BOOST_TEST(done.out + done.err == "");
  }
  const ProgramRun merged = shell(root(), script_of(jobs[1]), {});
  BOOST_TEST(merged.status == 0, merged.err);
  BOOST_TEST((file_content(reports.path("organisation.json")) == one));
}
