// Which files can matter at all, and which of them belong together: the files of a Helm chart are
// looked at as one, because what a value means is written in the chart's templates. Decided by
// paths alone, and never by which paths the user named, so that a file is judged the same in a
// whole run and in a pre-commit hook.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/input/file_source.h"

namespace dexlint {

/// True for names that may hold YAML, JSON, HCL, a template of these, or text with such blocks: by
/// what stands behind the last dot, so that `values.yaml.j2` is in and `values.yaml.bak` is not. A
/// name without a dot tells nothing: it is in, and what the file holds decides. ASCII case is
/// ignored.
bool is_candidate(std::string_view name);

/// True when there is a dot in the name, which then says what the file holds.
bool has_ending(std::string_view name);

/// True for dot-files and dot-folders, which a walk leaves out; not for `.github`.
bool is_hidden(std::string_view name);

/// True when a file belongs to the chart in the folder that `relative` starts from: Chart.yaml,
/// values files beside it, and all of templates/, charts/ and ci/. A Chart.yaml at the root of a
/// repository does not swallow the repository.
bool belongs_to_chart(std::string_view relative);

/// Finds the chart of a file, by looking for Chart.yaml upwards: at most 8 folders, not beyond the
/// repository.
class ChartFinder {
 public:
  explicit ChartFinder(const FileSource& source) : source_(source) {}

  /// Notes what is in a folder, by its resolved path; it will not be asked for again.
  void learn(const std::string& directory, const std::vector<Entry>& entries);
  /// The folder of the outermost chart that the file belongs to, or "". Both are resolved paths.
  std::string chart_of(const std::string& file);

 private:
  struct Folder {
    bool has_chart = false;
    bool ends_repository = false;
  };
  const Folder& folder(const std::string& directory);
  const std::vector<std::string>& charts_above(const std::string& directory);

  const FileSource& source_;
  std::unordered_map<std::string, Folder> folders_;
  std::unordered_map<std::string, std::vector<std::string>> charts_above_;  // outermost first
};

}  // namespace dexlint
