// What `dexlint check` says of one file, for an editor: by the config, the ignores and the baseline
// that hold for it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/commands/rule_set.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"

namespace dexlint::lsp {

/// What is known of a file. Paths are as a run in the working directory names them.
struct Verdict {
  std::shared_ptr<const RuleSet> rules = {};  ///< what the findings view
  std::vector<Finding> findings = {};         ///< those that nobody suppressed
  std::size_t suppressed = 0;
  std::vector<Skipped> skipped = {};  ///< what of the file was not read
  std::string problem = {};  ///< why nothing can be said: of the config or the baseline; printable
};

/// Judges the file at `path`, as `files` has it, together with the files that say what its values
/// mean. A file that a walk would exclude or ignore has no findings. Throws nothing: an error of
/// dexlint's own becomes the verdict's problem, so that the editor keeps its server.
Verdict judge(const FileSource& files, const std::string& path);

/// True when the fix of `finding`, one of `verdict` on the file at `path`, changes what it is meant
/// to and nothing else there.
bool is_fix_sound(const FileSource& files, const std::string& path, const Verdict& verdict,
                  const Finding& finding);

}  // namespace dexlint::lsp
