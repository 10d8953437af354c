#include "linter/input/repository_root.h"

#include "linter/input/paths.h"

namespace dexlint {

std::string repository_root(const FileSource& files, const std::string& folder) {
  const Result<std::string> real = files.resolve(folder);
  for (std::string at = real ? *real : std::string(); !at.empty(); at = parent_path(at)) {
    if (files.stat(join_path(at, ".git"))) return at;
    if (at == "/") break;
  }
  return {};
}

std::string path_from_root(const FileSource& files, const std::string& path,
                           const std::string& root) {
  const Result<std::string> real = files.resolve(path);
  return real && is_inside(*real, root) ? std::string(path_below(*real, root)) : std::string();
}

bool leads_inside(const FileSource& files, const std::string& path, const std::string& root) {
  const Result<std::string> real = files.resolve(path);
  return real && !root.empty() && is_inside(*real, root);
}

}  // namespace dexlint
