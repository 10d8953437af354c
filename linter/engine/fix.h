// Carries out the fixes that a report offers, in memory: pass by pass, since one fix may wait for
// another or bring a mistake to light, until a further pass would change nothing. What is left to
// report is then judged anew, from the files as they will be.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/input/file_source.h"
#include "linter/model/file_diff.h"

namespace dexlint {

/// A file that fixes change.
struct FixedFile {
  std::string before = {};  ///< its bytes as they were read
  std::string after = {};
  std::size_t fixes = 0;  ///< how many were carried out
};

/// A fix that was tried and taken back.
struct WithdrawnFix {
  const Rule* rule = nullptr;
  Location location;
};

struct Fixes {
  std::map<std::string, FixedFile> files = {};  ///< by path
  std::vector<WithdrawnFix> withdrawn = {};     ///< of the last pass
  bool is_done = true;                          ///< false: passes ran out, and more could be fixed
};

struct FixOptions {
  bool unsafe = false;  ///< also those after which the running system may do something else
};

/// True when `finding` has a fix that may be carried out: nobody suppressed it, and it is safe or
/// unsafe ones were asked for.
bool is_fixable(const Finding& finding, const FixOptions& options);

/// `judge` gives the report of `files` as it will be printed; it is asked again after each pass.
/// `report` is what it says of them now, and is brought up to date. The fixed texts are in `files`
/// in the end; nothing is written.
Fixes fix(Overlay& files, const Walk& walk, const LintOptions& lint_options,
          const FixOptions& options, const std::function<Report()>& judge, Report& report);

/// What `fixes` change, file by file, as it may be shown.
std::vector<FileDiff> diffs_of(const Fixes& fixes, const FileSource& files, const Walk& walk,
                               const LintOptions& options);

}  // namespace dexlint
