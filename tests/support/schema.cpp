#include "tests/support/schema.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <stdexcept>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace dexlint::test {
namespace {

namespace fs = std::filesystem;

std::string found(std::string_view file) {
  for (const char* folder : {"/tests/data/schema/", "/../shared/schema/"}) {
    const fs::path path = DEXLINT_SOURCE_DIR + std::string(folder) + std::string(file);
    if (fs::exists(path)) return path.string();
  }
  return {};
}

std::string skipped(std::string_view why) {
  BOOST_TEST_MESSAGE("skipped: " << why);
  return {};
}

}  // namespace

std::string schema_faults(const std::string& text, std::string_view file, bool lines) {
  const std::string schema = found(file);
  if (schema.empty()) return skipped("the schema " + std::string(file) + " is not here");
  const TemporaryTree tree;
  tree.file("output", text);
  std::vector<std::string> command{"/usr/bin/python3", DEXLINT_SOURCE_DIR "/tests/check_json.py",
                                   tree.path("output"), schema};
  if (lines) command.emplace_back("--lines");
  if (file.ends_with(".xsd"))
    command = {"xmllint", "--noout", "--nonet", "--schema", schema, tree.path("output")};
  try {
    const ProgramRun run = run_program(command);
    if (run.status == 77) return skipped("python3-jsonschema is not here");
    return run.status == 0 ? "" : run.out + run.err + "exit status " + std::to_string(run.status);
  } catch (const std::runtime_error&) {
    return skipped(command.front() + " is not here");
  }
}

}  // namespace dexlint::test
