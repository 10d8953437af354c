#include "tests/support/git_sandbox.h"

#include <stdexcept>

namespace dexlint::test {

const std::vector<std::string>& sandbox_environment() {
  static const std::vector<std::string> variables{"GIT_CONFIG_GLOBAL=/dev/null",
                                                  "GIT_CONFIG_NOSYSTEM=1",
                                                  "GIT_AUTHOR_NAME=A",
                                                  "GIT_AUTHOR_EMAIL=a@example.com",
                                                  "GIT_COMMITTER_NAME=A",
                                                  "GIT_COMMITTER_EMAIL=a@example.com",
                                                  "GIT_AUTHOR_DATE=1700000000 +0",
                                                  "GIT_COMMITTER_DATE=1700000000 +0",
                                                  "GIT_DIR",
                                                  "GIT_INDEX_FILE",
                                                  "GIT_WORK_TREE",
                                                  "GIT_PREFIX"};
  return variables;
}

std::string with_secret(const std::string& id, const std::string& secret) {
  return "oidc:\n"
         "  upstreamIDPs:\n"
         "  - id: " +
         id +
         "\n"
         "    name: Auth0\n"
         "    type: oidc\n"
         "    config:\n"
         "      issuer: https://example.auth0.com/\n"
         "      clientID: pachyderm\n"
         "      clientSecret: " +
         secret +
         "\n"
         "      redirectURI: https://pach.example.com/dex/callback\n";
}

GitSandbox::GitSandbox() { git({"init", "--quiet", "--initial-branch=main"}); }

ProgramRun GitSandbox::try_git(const std::vector<std::string>& arguments,
                               std::string_view folder) const {
  std::vector<std::string> all{"git"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_program(all, path(folder), "", sandbox_environment());
}

std::string GitSandbox::git(const std::vector<std::string>& arguments,
                            std::string_view folder) const {
  ProgramRun run = try_git(arguments, folder);
  if (run.status != 0) throw std::runtime_error("git " + arguments.front() + ": " + run.err);
  if (run.out.ends_with('\n')) run.out.pop_back();
  return run.out;
}

std::string GitSandbox::commit(const std::string& message) const {
  git({"add", "--all"});
  git({"commit", "--quiet", "--allow-empty", "--message", message});
  return git({"rev-parse", "HEAD"});
}

std::string GitSandbox::findings(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"check", "--format", "json"});
  const ProgramRun made = run_dexlint(arguments, root(), "", sandbox_environment());
  if (made.out.empty()) return made.err;
  std::string list;
  const auto report = nlohmann::json::parse(made.out);
  for (const auto& finding : report.at("findings"))
    list += finding.at("path").get<std::string>() + ":" +
            std::to_string(finding.at("line").get<std::size_t>()) + " " +
            finding.at("code").get<std::string>() + "\n";
  return list;
}

}  // namespace dexlint::test
