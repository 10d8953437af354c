// The creation rule of SOPS that a file falls under: finds the nearest `.sops.yaml` above it, as
// `sops` run in the file's folder would. Never beyond the repository; where there is none, not
// beyond what is linted. `.sops.yml` is not read, by SOPS neither.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/document.h"
#include "linter/model/finding.h"
#include "linter/recognise/sops.h"

namespace dexlint {

/// Keeps what it found, by folder, for a whole run: where a repository has no `.sops.yaml` it costs
/// one look a folder. May be asked by several threads.
class SopsRules {
 public:
  /// For the files of `units`. `files` must outlive it.
  SopsRules(const FileSource& files, const std::vector<Unit>& units);

  /// What is known about the file at `path`, as a walk names it. The rule lives as long as this.
  SopsCover cover(const std::string& path);

  /// What of the `.sops.yaml` files that were met cannot be used; sorted by path.
  std::vector<Skipped> unread() const;

 private:
  struct File {
    std::string folder;
    std::unique_ptr<Document> document;  // the rules view it
    SopsCreationRules rules;
  };

  const File* nearest(const std::string& folder);
  const File* search(const std::string& folder);
  const File* read(const std::string& folder);
  bool may_be_read(const std::string& path, const std::string& folder) const;
  std::string absolute(const std::string& path) const;
  std::string shown(const std::string& path) const;

  const FileSource& files_;
  std::string here_;            // the working directory
  std::set<std::string> tops_;  // the folders that were named
  mutable std::mutex mutex_;
  std::map<std::string, const File*> nearest_;  // by absolute folder; null: none
  std::vector<std::unique_ptr<File>> read_;
  std::vector<Skipped> unread_;
};

}  // namespace dexlint
