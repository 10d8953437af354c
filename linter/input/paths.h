// Paths as text, '/'-separated. Only what the walk needs, and predictable: nothing here asks the
// file system, and `..` is kept as the user wrote it, since behind a link it may mean another
// folder.
#pragma once

#include <string>
#include <string_view>

namespace dexlint {

/// Without `./`, doubled and trailing slashes. "." stays what it is, "" too.
std::string tidy_path(std::string_view path);
/// `name` in `directory`; in "." it is just the name.
std::string join_path(std::string_view directory, std::string_view name);
/// The folder a tidy path stands in: "." for a bare name, ".." for ".", "/" for itself. Of a path
/// that ends in `..` it is one `..` more: who climbs to "/" resolves a path that goes_up() first.
std::string parent_path(std::string_view path);
/// True when a part of the path is `..`.
bool goes_up(std::string_view path);
/// What stands behind the last slash.
std::string_view file_name(std::string_view path);
/// True when the absolute `path` is `directory` or something in it.
bool is_inside(std::string_view path, std::string_view directory);
/// The way from the absolute `directory` to `path` in it; "" for itself.
std::string_view path_below(std::string_view path, std::string_view directory);

}  // namespace dexlint
