// Writes to each finding who answers for its file, by the repository's CODEOWNERS: of .github, the
// root, docs or .gitlab, the first that is there.
#pragma once

#include "linter/input/file_source.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Findings are of one repository: that of the first. Without one, or without the file, nothing
/// changes. What cannot be read, or takes too long, is said on standard error.
void add_owners(Report& report, const FileSource& files);

}  // namespace dexlint
