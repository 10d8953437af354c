// What `dexlint check` says of one file, for an editor: by the config, the ignores and the baseline
// that hold for it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/commands/commands.h"
#include "linter/commands/settings.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"

namespace dexlint::lsp {

/// A run over one file, as the command line would set it up without a flag.
struct FileRun {
  CheckOptions options = {};
  Settings settings = {};
  Walk walk = {};
};

/// What is known of a file. Paths are as a run in the working directory names them.
struct Verdict {
  std::shared_ptr<const FileRun> run = {};  ///< what judged it; the findings view its rules
  std::vector<Finding> findings = {};       ///< those that nobody suppressed
  std::size_t suppressed = 0;
  std::vector<Skipped> skipped = {};  ///< what of the file was not read
  std::string problem = {};  ///< why nothing can be said: of the config or the baseline; printable
};

/// Judges the file at `path`, as `files` has it, together with the files that say what its values
/// mean. A file that a walk would exclude or ignore has no findings. Throws nothing: an error of
/// dexlint's own becomes the verdict's problem, so that the editor keeps its server.
Verdict judge(const FileSource& files, const std::string& path);

/// The same of a text that was changed for a trial, by the run that judged it before: what it found
/// out about config and charts holds.
Verdict judge_trial(const FileSource& files, const Verdict& before);

/// True when the fix of `finding`, one of `verdict`, changes what it is meant
/// to and nothing else there.
bool is_fix_sound(const FileSource& files, const Verdict& verdict, const Finding& finding);

}  // namespace dexlint::lsp
