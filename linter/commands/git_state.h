// Which commit of which repository a report is about, read from the files of `.git`; nothing is
// run.
#pragma once

#include <string>

#include "formatters/formatter.h"
#include "linter/input/file_source.h"

namespace dexlint {

/// Of the repository or work tree whose root `folder` is. What cannot be told stays empty; so does
/// a URL that may hold a login.
GitState git_state(const FileSource& files, const std::string& folder);

}  // namespace dexlint
