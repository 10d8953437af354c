// Who answers for a file: CODEOWNERS, as GitHub and GitLab read it. A line is a pattern in the
// language of .gitignore and the owners of what it matches; the last line that matches decides.
// GitLab's sections are read as well: each decides for itself, and a file has the owners of all.
// https://docs.github.com/en/repositories (About code owners),
// https://docs.gitlab.com/user/project/codeowners/reference/
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/input/gitignore.h"

namespace dexlint {

class CodeOwners {
 public:
  CodeOwners() = default;
  /// All of a file. Lines that neither service takes are passed over, as both do.
  explicit CodeOwners(std::string_view text);

  bool empty() const { return sections_.empty(); }
  /// The owners of the file `path`, relative to the repository's root: `@user`, `@group/team` or
  /// mail addresses, each once and in the order of the file. None as well when the steps are spent.
  std::vector<std::string> of(std::string_view path, Steps& steps) const;

 private:
  struct Entry {
    IgnorePattern pattern;
    bool files_only = false;  // `docs/*` is no folder's content: GitHub's difference from git
    std::vector<std::string> owners;
  };
  struct Section {
    std::string name;                 // lower case; empty: of what stands before all sections
    std::vector<std::string> owners;  // of its lines that name none
    std::vector<Entry> entries;
  };

  void add(std::string_view line, std::size_t& current);
  std::size_t section(std::string name, std::vector<std::string> owners);
  static bool matches(const Entry& entry, std::string_view path, Steps& steps);
  static const Entry* deciding(const Section& section, std::string_view path, Steps& steps);

  std::vector<Section> sections_;
};

}  // namespace dexlint
