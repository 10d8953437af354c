// Which leaves of Helm values a chart writes into a Secret: told from the chart's templates where
// they are at hand (linter/flow), else from what is known of popular charts. So a literal under an
// innocent key is a credential too, and each has the way it takes as evidence.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/shared_template.h"
#include "linter/input/file_source.h"
#include "linter/model/contexts.h"

namespace dexlint {

/// Keeps what it found out until it is told to forget it: many Applications use one chart. May be
/// asked by several threads.
class ChartFlows {
 public:
  /// `files` must outlive it.
  explicit ChartFlows(const FileSource& files) : files_(files) {}

  /// True when the chart in `folder` makes Secrets from its values: no literal of a gate tells
  /// under which keys.
  bool reach_secrets(const std::string& folder) { return !of_folder(folder)->ways.empty(); }
  /// Forgets the charts in `folder` and below it; one that is asked for again is looked at again.
  void forget_below(const std::string& folder);

  /// `path_class`: of the file. Adds to `found` the leaves of `values` that reach a Secret as a
  /// whole, and to the credentials that are known already the way they take. The chart is in
  /// `folder`, or, where that is empty, the one called `name`.
  /// False when the values were too large to look at all of them.
  bool add(const HelmValues& values, const std::string& folder, std::string_view name,
           PathClass path_class, Contexts& found);

 private:
  struct Way {
    std::vector<std::string> keys;  // from the root of the values; `*`: any
    bool whole = false;
    SecretFlow flow;
  };
  using Ways = std::vector<Way>;

  struct Chart {
    std::once_flag looked_at;
    Ways ways;
  };
  using Known = std::shared_ptr<const Chart>;
  using Charts = std::map<std::string, std::shared_ptr<Chart>, std::less<>>;

  Known of_folder(const std::string& folder);
  Known of_name(std::string_view name);
  std::shared_ptr<Chart> entry(Charts& charts, std::string_view key);
  Ways look_at(const std::string& folder);
  static void add_known(std::string_view chart, std::string_view below, Ways& ways);

  const FileSource& files_;
  flow::TemplateCache templates_;
  std::mutex mutex_;  // of the maps; a chart is looked at outside of it
  Charts of_folder_;
  Charts of_name_;
};

}  // namespace dexlint
