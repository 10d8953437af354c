// Finds the layers of Helm values round a document, and reads them: the stacks that the config
// names, the values beside a chart, and what an Application, a HelmRelease or a helmfile names.
// Paths in manifests start somewhere in the repository, so they are looked for from the manifest's
// folder upwards; never outside of the repository, however many `..` a manifest has.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/lint.h"
#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/model/values_stack.h"

namespace dexlint {

/// Keeps what it read, for the documents that are judged one after the other. Not for several
/// threads at once.
class ValuesFiles {
 public:
  /// Both must outlive it.
  ValuesFiles(const FileSource& files, const LintOptions& options)
      : files_(files), options_(options) {}

  /// Every stack that `values`, of `document`, is known to be a layer of. Empty when it stands
  /// alone. The stacks view the documents that are kept here.
  std::vector<ValuesStack> stacks_of(const Document& document, const HelmValues& values);

  /// The folder of the chart that a values file is one of: `values.yaml`, an overlay beside it, or
  /// one in ci/. Empty for any other file.
  std::string chart_of_file(const std::string& path) const;

  /// The folder of the chart in this repository that a manifest hands `values` to. Empty when it
  /// names none, or none that is here.
  std::string chart_of(const Document& document, const HelmValues& values) const;

  /// The version of the chart `name` that a values file is for: its own chart's, or a dependency's.
  /// Nothing when no Chart.yaml says it.
  std::optional<Version> version_of_chart(std::string_view name, const std::string& path);

  /// True for a file that the config names as a layer.
  bool is_layer(const std::string& path) const;

  /// All that was read so far.
  std::vector<const Document*> documents() const;

 private:
  std::vector<ValuesStack> configured(const Document& document, const HelmValues& values);
  std::vector<ValuesStack> beside(const Document& document, const HelmValues& values);
  std::vector<ValuesStack> named_by(const Document& document, const HelmValues& values);
  std::string folder_of_chart(std::string_view chart, const std::string& folder) const;
  std::vector<std::string> overlays_in(const std::string& folder, std::string_view base);
  const Document* read(const std::string& path);
  const Node* load(const std::string& path);
  /// `path` where it is inside the repository that `folder` is in; else empty.
  std::string allowed(const std::string& path, const std::string& folder) const;
  std::string find_upwards(std::string folder, std::string_view path) const;
  bool is_same(const std::string& a, const std::string& b) const;
  bool is_file(const std::string& path) const;

  const FileSource& files_;
  const LintOptions& options_;
  std::map<std::string, std::unique_ptr<Document>> read_;  // by path; null: cannot be read
};

}  // namespace dexlint
