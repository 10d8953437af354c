#include "linter/flow/value_flow.h"

#include <algorithm>
#include <map>

#include "linter/flow/chart_files.h"
#include "linter/flow/interpreter.h"
#include "linter/flow/secret_sinks.h"

namespace dexlint {
namespace {

using flow::FilePlace;

constexpr std::size_t most_ways = 8;
constexpr std::size_t most_segments = 400'000;  // of one template

class Places {
 public:
  explicit Places(const flow::ChartFiles& files) : files_(files), lines_(files.files.size()) {}

  Location of(const FilePlace& place) {
    const flow::ChartFile& file = *files_.files[place.file];
    std::unique_ptr<LineIndex>& lines = lines_[place.file];
    if (lines == nullptr) lines = std::make_unique<LineIndex>(file.bytes());
    const Position begin = lines->position(place.span.begin);
    const Position end = lines->position(place.span.end);
    return {.path = file.path,
            .line_1 = begin.line_1,
            .column_1 = begin.column_utf16_1,
            .end_line_1 = end.line_1,
            .end_column_1 = end.column_utf16_1,
            .bytes = place.span};
  }

 private:
  const flow::ChartFiles& files_;
  std::vector<std::unique_ptr<LineIndex>> lines_;
};

class Flows {
 public:
  Flows(const flow::ChartFiles& files, const flow::ValuesPaths& paths)
      : places_(files), paths_(paths) {}

  void add(const flow::Source& source, const flow::SecretSink& sink) {
    // A key that is not known at the root would match all values there are.
    if (paths_.is_open(source.path)) return;
    ValueFlow& flow = flows_[paths_.keys(source.path)];
    if (flow.ways.size() >= most_ways) return;
    FlowWay way{std::string(sink.key), source.kept, {places_.of(source.read)}};
    if (sink.is_part) way.kept = std::max(way.kept, flow::Kept::part);
    const Location end = places_.of(sink.place);
    const Location& begin = way.steps.front();
    if (begin.path == end.path && begin.line_1 == end.line_1) way.steps.clear();
    way.steps.push_back(end);
    for (const FlowWay& known : flow.ways) {
      if (known.secret_key == way.secret_key && known.steps == way.steps) return;
    }
    if (flow.ways.empty() && paths_.exists(source.path)) {
      const flow::ValuesNode& values = paths_.nodes(source.path).front();
      const Node& node = *values.node;
      const Node& shown = node.key != nullptr ? *node.key : node;
      flow.value = places_.of({values.file, shown.layer->to_root(shown.span).span});
    }
    flow.ways.push_back(std::move(way));
  }

  std::vector<ValueFlow> take() {
    std::vector<ValueFlow> all;
    for (auto& [keys, flow] : flows_) {
      flow.keys = keys;
      all.push_back(std::move(flow));
    }
    return all;
  }

 private:
  Places places_;
  const flow::ValuesPaths& paths_;
  std::map<std::vector<std::string>, ValueFlow> flows_;
};

}  // namespace

Result<ChartFlow> value_flow(const FileSource& source, const std::string& folder,
                             const FlowLimits& limits) {
  Result<flow::ChartFiles> files = flow::read_chart(source, folder);
  if (!files) return files.error();
  flow::ValuesPaths paths;
  flow::Values values(paths);
  flow::Interpreter interpreter(*files, values, limits.steps);
  const std::vector<flow::RenderedFile> rendered = interpreter.run();
  Flows flows(*files, paths);
  for (const flow::RenderedFile& file : rendered) {
    if (!may_be_secret(*file.rendered)) continue;
    const flow::RenderedLines lines = lines_of(*file.rendered, most_segments);
    for (const flow::SecretSink& sink : secret_sinks(lines)) {
      for (const flow::Source& one : values.contents(*sink.value)) flows.add(one, sink);
    }
  }
  ChartFlow result;
  result.chart = files->chart.name;
  result.templates = rendered.size();
  result.flows = flows.take();
  result.absent = std::move(files->chart.absent);
  result.complete = interpreter.complete();
  result.unread = std::move(files->unread);
  return result;
}

}  // namespace dexlint
