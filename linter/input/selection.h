// What of the files that are met is looked at: which the user left out or asked for by options,
// which are hidden, which the repository ignores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/input/discover.h"
#include "linter/input/gitignore.h"
#include "linter/input/ignores.h"
#include "linter/input/requested.h"

namespace dexlint {

class Selection {
 public:
  /// All three must outlive the selection.
  Selection(const FileSource& source, const Requested& requested, const DiscoverOptions& options);

  /// What holds in a folder that is looked at in any case.
  Ignores::Rules rules_at(const std::string& folder);
  /// The same for one that was named: where all that is in it would be ignored, nothing holds, or
  /// there would have been no point in naming it.
  Ignores::Rules rules_at_named(const std::string& folder);
  /// What holds in a folder that was met in one where `above` does.
  Ignores::Rules rules_below(Ignores::Rules above, const std::string& folder,
                             const std::vector<Entry>& entries);

  /// True in a folder where no pattern is about paths, when its rules are `rules`: the name of a
  /// file tells whether it is left out or wanted.
  bool goes_by_name(Ignores::Rules rules) const;
  /// leaves_out() there.
  bool leaves_out(std::string_view name) const;
  /// True for what a walk passes over without a word. `rules` are those of the folder it is in.
  bool leaves_out(const SeenPath& path, bool is_folder, Ignores::Rules rules);
  /// True when a walk of the folder `top` comes upon the file in it and looks at it.
  bool would_take(const std::string& top, const SeenPath& file);
  /// True for what is not even looked at when it is named.
  bool refuses(const SeenPath& path, bool is_folder);
  /// True for a file that may hold something, by its name.
  bool wants(const SeenPath& file) const;

  /// Ignore files that could not be used.
  const std::vector<Ignores::Unread>& unread() const { return ignores_.unread(); }

 private:
  bool excludes(const SeenPath& path, bool is_folder) const;

  const Requested& requested_;
  const DiscoverOptions& options_;
  Gitignore exclude_;
  Gitignore include_;
  Gitignore config_exclude_;
  Gitignore config_include_;
  Ignores ignores_;
};

}  // namespace dexlint
