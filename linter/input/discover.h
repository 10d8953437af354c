// Walks the paths that a user named and says what to read: which files, in which units, and what
// was passed over and why. Reads names only, never contents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/file_source.h"
#include "linter/model/result.h"

namespace dexlint {

/// Findings are reported for what the user named; the other files of its unit tell what its values
/// mean.
enum class Role : std::uint8_t { reported, context };

struct UnitFile {
  std::string path;
  std::size_t place_at = 0;          ///< where place() begins in it
  std::string place_elsewhere = {};  ///< what it is behind a link, where the path does not tell
  Role role = Role::reported;
  bool named =
      false;  ///< given by name: that it cannot be read is an error, not only something skipped

  /// What of the path may be judged (`docs/`, `tests/`): below the working directory, else below
  /// the folder that was named. Where a repository is checked out says nothing about it.
  std::string_view place() const {
    return place_elsewhere.empty() ? std::string_view(path).substr(place_at) : place_elsewhere;
  }
};

/// Files that are judged together: a Helm chart with its subcharts, or a single file. Whichever of
/// its files were named, a unit has the same files; only their roles differ.
struct Unit {
  std::vector<UnitFile> files;  ///< sorted by path
  std::string chart = {};       ///< its folder; empty for a single file

  /// The chart's folder, or the file.
  const std::string& root() const { return chart.empty() ? files.front().path : chart; }
};

/// A path, and why nothing was read there.
struct PassedOver {
  std::string path;
  Problem problem;
};

struct Walk {
  std::vector<Unit> units;          ///< sorted by root
  std::vector<PassedOver> skipped;  ///< met on the way; sorted by path
  std::vector<PassedOver> errors;   ///< named by the user, and cannot be read: exit code 2
  std::size_t files_walked = 0;     ///< regular files seen under the named paths, candidates or not
};

struct DiscoverOptions {
  bool hidden = false;    ///< also dot-files and dot-folders; never `.git`
  bool gitignore = true;  ///< leave out what .gitignore and .git/info/exclude name; see ignores.h
  /// What is left out, and what is looked at whatever its ending, in the language of .gitignore,
  /// from the working directory on (in folders elsewhere: from the folder that was named on). What
  /// is hidden, ignored or excluded is not brought back by `include`.
  std::vector<std::string> exclude = {};
  std::vector<std::string> include = {};
  /// The same as a config says it, from its folder on (resolved; what is elsewhere is not meant).
  std::string config_folder = {};
  std::vector<std::string> config_exclude = {};
  std::vector<std::string> config_include = {};
  unsigned jobs = 1;           ///< threads that list folders
  bool force_exclude = false;  ///< `exclude` and ignore files hold for what is named, too
};

/// Walks folders in depth, takes named files whatever they are called. What was named is taken even
/// where it is hidden, excluded or ignored, and so is what is in a named folder that is ignored
/// with all its contents; elsewhere these are passed over and not among `skipped`, since the user
/// said so. A named file that a walk of its chart would not have taken is a unit of its own.
///
/// Paths come out relative to
/// the working directory when they are in it, else as the user wrote them, without `./`; what is
/// reached through two of them appears once.
///
/// A link that was named is followed, others are not: what one in the walked folders leads to is
/// met there, and one that leads out of them is skipped as outside-tree.
Walk discover(const FileSource& source, std::span<const std::string> paths,
              const DiscoverOptions& options = {});

}  // namespace dexlint
