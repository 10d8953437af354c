#include "linter/input/paths.h"

#include <algorithm>

namespace dexlint {

std::string tidy_path(std::string_view path) {
  if (path.empty()) return {};
  std::string tidy = path.front() == '/' ? "/" : "";
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (!part.empty() && part != ".") {
      if (!tidy.empty() && tidy.back() != '/') tidy += '/';
      tidy += part;
    }
    at = end + 1;
  }
  return tidy.empty() ? "." : tidy;
}

std::string join_path(std::string_view directory, std::string_view name) {
  if (directory == ".") return std::string(name);
  std::string path;
  path.reserve(directory.size() + 1 + name.size());
  path += directory;
  if (!path.ends_with('/') && !name.empty()) path += '/';
  path += name;
  return path;
}

std::string parent_path(std::string_view path) {
  if (path == "/") return "/";
  if (path == ".") return "..";
  if (file_name(path) == "..") return join_path(path, "..");
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

bool goes_up(std::string_view path) {
  return path == ".." || path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string_view::npos;
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_inside(std::string_view path, std::string_view directory) {
  if (directory == "/" || path == directory) return true;
  return path.size() > directory.size() && path.starts_with(directory) &&
         path[directory.size()] == '/';
}

std::string_view path_below(std::string_view path, std::string_view directory) {
  if (path == directory) return {};
  return path.substr(directory == "/" ? 1 : directory.size() + 1);
}

}  // namespace dexlint
