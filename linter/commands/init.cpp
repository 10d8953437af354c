#include <string>

#include "formatters/config_file.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/engine/config.h"
#include "linter/system/files.h"

namespace dexlint {
namespace {

bool is_there(const std::string& path) {
  system::FileStatus status;
  return system::status_of(path, status) == 0;
}

// A config that is there stays as it is; that is an error where nothing else was asked for.
int write_config(const InitOptions& options) {
  const std::string path(config_name);
  if (is_there(path)) {
    complain(path + " is there already: it was left as it is");
    return options.pre_commit || options.github ? exit_clean : exit_error;
  }
  const std::string problem = write_file(path, config_file(DEXLINT_VERSION));
  if (!problem.empty()) {
    complain(problem);
    return exit_error;
  }
  complain("wrote " + path);
  return exit_clean;
}

}  // namespace

int init(const InitOptions& options) {
  const int status = write_config(options);
  std::string snippets;
  if (options.pre_commit) snippets += pre_commit_snippet(DEXLINT_VERSION);
  if (options.github) snippets += workflow_snippet(DEXLINT_VERSION);
  return write_standard_output(snippets) ? status : exit_error;
}

}  // namespace dexlint
