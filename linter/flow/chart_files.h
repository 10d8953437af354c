// The files of a Helm chart and of the charts it is made with, read once: templates, values and
// what Chart.yaml says. Dependencies are taken from charts/, from a `file://` address, or, for a
// library chart, from the folder beside the chart; packed ones (*.tgz) are not opened.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/shared_template.h"
#include "linter/input/file_source.h"
#include "linter/model/document.h"
#include "linter/model/lines.h"
#include "linter/model/result.h"

namespace dexlint::flow {

/// A file of the chart. `path`: from the chart's folder.
struct ChartFile {
  std::string path;
  std::shared_ptr<const SharedTemplate> source;  ///< of a template
  std::unique_ptr<Document> document;            ///< of values
  std::string_view bytes() const { return document ? document->bytes() : source->text(); }
};

/// A chart that Chart.yaml names and that is not at hand.
struct AbsentChart {
  std::string name;
  std::string alias;  ///< what the values call it
};

struct Chart {
  std::string folder;
  std::string name;
  std::string alias;  ///< what a parent's values call it
  bool is_library = false;
  std::string condition;  ///< values paths of the parent that switch it on, with commas between
  std::vector<std::uint32_t> templates;  ///< numbers of files, sorted by path
  /// The root mapping of values.yaml; null without one, and before read_values().
  const Node* values = nullptr;
  std::uint32_t values_file = 0;
  std::vector<std::unique_ptr<Chart>> parts;
  std::vector<AbsentChart> absent;
};

struct ChartFiles {
  Chart chart;
  std::vector<std::unique_ptr<ChartFile>> files;
  std::vector<Problem> unread;  ///< what could not be read; the message starts with the path
};

/// Reads the chart in `folder` and its parts, but for their values. Fails when that holds no
/// Chart.yaml; all else that cannot be read is noted.
Result<ChartFiles> read_chart(const FileSource& source, const std::string& folder,
                              TemplateCache& templates);
/// Reads the values: most of the work, and none that a chart without Secrets needs.
void read_values(const FileSource& source, ChartFiles& files, TemplateCache& templates);

}  // namespace dexlint::flow
