#include "linter/flow/value_flow.h"

#include <algorithm>
#include <map>

#include "linter/flow/chart_files.h"
#include "linter/flow/default_values.h"
#include "linter/flow/interpreter.h"
#include "linter/flow/secret_sinks.h"

namespace dexlint {
namespace {

using flow::FilePlace;

constexpr std::size_t most_ways = 8;
constexpr std::size_t most_found = 64;          // of one value
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
            .bytes = place.span,
            .column_utf8_1 = lines->column_utf8_1(place.span.begin),
            .end_column_utf8_1 = lines->column_utf8_1(place.span.end)};
  }

 private:
  const flow::ChartFiles& files_;
  std::vector<std::unique_ptr<LineIndex>> lines_;
};

FlowCondition condition_of(const flow::Setting& setting, const flow::ValuesPaths& paths) {
  using Must = FlowCondition::Must;
  FlowCondition condition{paths.keys(setting.path), Must::be, std::string(setting.constant)};
  const flow::DefaultKind kind = default_kind(paths, setting.path);
  const bool is_number = kind == flow::DefaultKind::number;
  const bool is_boolean = kind == flow::DefaultKind::boolean;
  switch (setting.demand) {
    case flow::Demand::filled:
      condition.must = is_number ? Must::not_be : Must::be_true;
      break;
    case flow::Demand::empty:
      condition.must = is_boolean ? Must::be_false : Must::be;
      break;
    case flow::Demand::equal:
      return condition;
    case flow::Demand::unequal:
      condition.must = Must::not_be;
      return condition;
  }
  if (is_number) condition.constant = '0';
  return condition;
}

class Flows {
 public:
  Flows(const flow::ChartFiles& files, flow::Values& values)
      : places_(files), values_(values), paths_(values.paths()) {}

  void add(const flow::Source& source, const flow::SecretSink& sink) {
    // A key that is not known at the root would match all values there are.
    if (paths_.is_open(source.path)) return;
    flow::Conditions& conditions = values_.conditions();
    const flow::ConditionId when = conditions.both(sink.when, source.when);
    if (when == flow::never) return;
    Found found{std::string(sink.key),     source.kept, source.read, sink.place,
                conditions.distance(when), when};
    if (sink.is_part) found.kept = std::max(found.kept, flow::Kept::part);
    std::vector<Found>& all = found_[source.path];
    for (Found& known : all) {
      if (known.key != found.key || !is_same(known, found)) continue;
      if (found.distance < known.distance) known = std::move(found);
      return;
    }
    if (all.size() < most_found) all.push_back(std::move(found));
  }

  std::vector<ValueFlow> take() {
    std::vector<ValueFlow> all;
    for (auto& [path, found] : found_) all.push_back(flow_of(path, found));
    std::sort(all.begin(), all.end(),
              [](const ValueFlow& a, const ValueFlow& b) { return a.keys < b.keys; });
    return all;
  }

 private:
  struct Found {
    std::string key;
    flow::Kept kept = flow::Kept::whole;
    FilePlace read;
    FilePlace written;
    flow::Distance distance;
    flow::ConditionId when = flow::always;
  };

  static bool is_same(const Found& a, const Found& b) {
    return a.read.file == b.read.file && a.read.span == b.read.span &&
           a.written.file == b.written.file && a.written.span == b.written.span;
  }

  ValueFlow flow_of(flow::PathId path, std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.distance < b.distance; });
    ValueFlow flow;
    flow.keys = paths_.keys(path);
    if (paths_.exists(path)) {
      const flow::ValuesNode& values = paths_.nodes(path).front();
      const Node& node = *values.node;
      const Node& shown = node.key != nullptr ? *node.key : node;
      flow.value = places_.of({values.file, shown.layer->to_root(shown.span).span});
    }
    for (const Found& one : found) {
      if (flow.ways.size() >= most_ways) break;
      FlowWay way = way_of(one);
      const bool known = std::any_of(flow.ways.begin(), flow.ways.end(), [&](const FlowWay& other) {
        return other.secret_key == way.secret_key && other.steps == way.steps;
      });
      if (!known) flow.ways.push_back(std::move(way));
    }
    return flow;
  }

  FlowWay way_of(const Found& found) {
    FlowWay way{found.key, found.kept, {places_.of(found.read)}, {}};
    const Location end = places_.of(found.written);
    const Location& begin = way.steps.front();
    if (begin.path == end.path && begin.line_1 == end.line_1) way.steps.clear();
    way.steps.push_back(end);
    for (const flow::Setting& setting : values_.conditions().nearest(found.when))
      way.when.push_back(condition_of(setting, paths_));
    std::sort(way.when.begin(), way.when.end(),
              [](const FlowCondition& a, const FlowCondition& b) { return a.keys < b.keys; });
    return way;
  }

  Places places_;
  flow::Values& values_;
  const flow::ValuesPaths& paths_;
  std::map<flow::PathId, std::vector<Found>> found_;
};

}  // namespace

std::size_t features(const std::vector<FlowCondition>& when) {
  std::vector<std::vector<std::string>> maps;
  for (const FlowCondition& condition : when) {
    // At the root each is a feature of its own.
    std::vector<std::string> map = condition.keys;
    if (map.size() > 1) map.pop_back();
    maps.push_back(std::move(map));
  }
  std::sort(maps.begin(), maps.end());
  return static_cast<std::size_t>(std::unique(maps.begin(), maps.end()) - maps.begin());
}

bool ValueFlow::is_near() const {
  const auto turns_on = [](const FlowCondition& condition) {
    return condition.must == FlowCondition::Must::be_true;
  };
  return std::any_of(ways.begin(), ways.end(), [&](const FlowWay& way) {
    return std::all_of(way.when.begin(), way.when.end(), turns_on) && features(way.when) <= 1;
  });
}

Result<ChartFlow> value_flow(const FileSource& source, const std::string& folder,
                             const FlowLimits& limits) {
  flow::TemplateCache templates;
  return value_flow(source, folder, templates, limits);
}

Result<ChartFlow> value_flow(const FileSource& source, const std::string& folder,
                             flow::TemplateCache& templates, const FlowLimits& limits) {
  Result<flow::ChartFiles> files = flow::read_chart(source, folder, templates);
  if (!files) return files.error();
  flow::ValuesPaths paths;
  flow::Values values(paths);
  flow::Interpreter interpreter(*files, values, limits.steps);
  std::vector<flow::RenderedFile> rendered;
  if (interpreter.may_make_secrets()) {
    read_values(source, *files, templates);
    rendered = interpreter.run();
  }
  Flows flows(*files, values);
  for (const flow::RenderedFile& file : rendered) {
    if (!may_be_secret(*file.rendered)) continue;
    flow::Conditions& conditions = values.conditions();
    const flow::RenderedLines lines = lines_of(*file.rendered, most_segments, conditions);
    for (const flow::SecretSink& sink : secret_sinks(lines, conditions)) {
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
