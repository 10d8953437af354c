// The border that no file of a repository may lead across: what a chart or a manifest names is read
// inside of the repository it is in, however many `..` it has and wherever its links point.
#pragma once

#include <string>

#include "linter/input/file_source.h"

namespace dexlint {

/// The real path of the repository that `folder` is in: the nearest folder upwards that holds
/// `.git`. Empty when there is none, or when `folder` is not there.
std::string repository_root(const FileSource& files, const std::string& folder);

/// The path from `root` on, links followed; empty for what is not in it.
std::string path_from_root(const FileSource& files, const std::string& path,
                           const std::string& root);

/// True when what `path` leads to is there, and is the real folder `root` or in it.
bool leads_inside(const FileSource& files, const std::string& path, const std::string& root);

}  // namespace dexlint
