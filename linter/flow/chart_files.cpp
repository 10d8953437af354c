#include "linter/flow/chart_files.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "linter/input/parse_yaml.h"
#include "linter/input/paths.h"
#include "linter/input/repository_root.h"

namespace dexlint::flow {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;  // of one file
constexpr std::size_t most_files = 4000;
constexpr std::size_t most_charts = 100;
constexpr int deepest_folder = 8;
constexpr int deepest_chart = 4;

/// What a Chart.yaml says of a chart it depends on.
struct Dependency {
  std::string name;
  std::string alias;
  std::string repository;
  std::string condition;
};

class Reader {
 public:
  Reader(const FileSource& source, std::string home, ChartFiles& result, TemplateCache& cache)
      : source_(source),
        cache_(cache),
        home_(std::move(home)),
        border_(repository_root(source, home_)),
        result_(result) {
    if (!border_.empty()) return;
    const Result<std::string> real = source.resolve(home_);
    if (real) border_ = parent_path(*real);
  }

  bool read(Chart& chart, const std::string& folder, int depth) {
    const Node* about = yaml(join_path(folder, "Chart.yaml")).first;
    if (about == nullptr) return false;
    ++charts_;
    chart.folder = folder;
    chart.name = effective_scalar(about, "name").text();
    chart.alias = chart.name;
    chart.is_library = effective_scalar(about, "type").text() == "library";
    templates(chart, join_path(folder, "templates"), 0);
    parts(chart, folder, dependencies(about, folder), depth);
    return true;
  }

  void read_values(Chart& chart) {
    std::tie(chart.values, chart.values_file) = yaml(join_path(chart.folder, "values.yaml"));
    for (const auto& part : chart.parts) read_values(*part);
  }

 private:
  std::string local(const std::string& path) const {
    const bool inside = path.starts_with(home_ + "/");
    return inside ? path.substr(home_.size() + 1) : path;
  }

  void note(const std::string& path, Problem problem) {
    if (problem.reason == SkipReason::vanished) return;
    problem.message = local(path) + ": " + problem.message;
    result_.unread.push_back(std::move(problem));
  }

  // A link that leads out of the repository. Folders and files that are none are where their folder
  // is.
  bool leaves(const std::string& path) const {
    const Result<Entry> entry = source_.stat(path);
    return entry && entry->kind == EntryKind::symlink && !leads_inside(source_, path, border_);
  }

  std::pair<const Node*, std::uint32_t> yaml(const std::string& path) {
    if (leaves(path)) return {};
    Result<std::string> bytes = source_.read(path, most_bytes);
    if (!bytes) {
      note(path, bytes.error());
      return {};
    }
    auto file = std::make_unique<ChartFile>();
    file->path = local(path);
    file->document = std::make_unique<Document>(file->path, std::move(*bytes));
    Document& document = *file->document;
    const Result<const Node*> root =
        parse_yaml(document, document.file_layer(), {0, document.bytes().size()});
    if (!root) note(path, root.error());
    result_.files.push_back(std::move(file));
    const bool usable = root && (*root)->is_mapping();
    return {usable ? *root : nullptr, static_cast<std::uint32_t>(result_.files.size() - 1)};
  }

  void templates(Chart& chart, const std::string& folder, int depth) {
    if (leaves(folder)) return;
    const Result<std::vector<Entry>> entries = source_.list(folder);
    if (!entries) return note(folder, entries.error());
    for (const Entry& entry : *entries) {
      const std::string path = join_path(folder, entry.name);
      if (entry.kind == EntryKind::directory && depth < deepest_folder)
        templates(chart, path, depth + 1);
      const std::string_view name = entry.name;
      const bool wanted = name.ends_with(".yaml") || name.ends_with(".yml") ||
                          name.ends_with(".tpl") || name.ends_with(".json");
      if (entry.kind != EntryKind::file || !wanted || result_.files.size() >= most_files) continue;
      Result<std::string> bytes = source_.read(path, most_bytes);
      if (!bytes) {
        note(path, bytes.error());
        continue;
      }
      auto file = std::make_unique<ChartFile>();
      file->path = local(path);
      file->source = cache_.of(std::move(*bytes));
      chart.templates.push_back(static_cast<std::uint32_t>(result_.files.size()));
      result_.files.push_back(std::move(file));
    }
  }

  // Helm 2 keeps them in a file of their own.
  std::vector<Dependency> dependencies(const Node* about, const std::string& folder) {
    const Node* list = effective(about, "dependencies");
    if (list == nullptr)
      list = effective(yaml(join_path(folder, "requirements.yaml")).first, "dependencies");
    std::vector<Dependency> all;
    if (list == nullptr || !list->resolved().is_sequence()) return all;
    for (const Node& item : list->resolved().children()) {
      Dependency dependency;
      dependency.name = effective_scalar(&item, "name").text();
      dependency.alias = effective_scalar(&item, "alias").text();
      dependency.repository = effective_scalar(&item, "repository").text();
      dependency.condition = effective_scalar(&item, "condition").text();
      if (!dependency.name.empty() && dependency.name.find('/') == std::string::npos)
        all.push_back(std::move(dependency));
    }
    return all;
  }

  void parts(Chart& chart, const std::string& folder, const std::vector<Dependency>& named,
             int depth) {
    if (depth >= deepest_chart) return;
    std::vector<std::string> found;
    const std::string bundled = join_path(folder, "charts");
    std::vector<Entry> entries;
    if (!leaves(bundled)) {
      if (Result<std::vector<Entry>> listed = source_.list(bundled)) entries = *std::move(listed);
    }
    for (const Entry& entry : entries) {
      if (entry.kind != EntryKind::directory || charts_ >= most_charts) continue;
      auto part = std::make_unique<Chart>();
      if (!read(*part, join_path(bundled, entry.name), depth + 1)) continue;
      found.push_back(part->name);
      add(chart, std::move(part), join_path(bundled, entry.name), named, depth);
    }
    for (const Dependency& dependency : named) {
      const bool known = std::find(found.begin(), found.end(), dependency.name) != found.end();
      if (known || charts_ >= most_charts || beside(chart, folder, dependency, depth)) continue;
      chart.absent.push_back(
          {dependency.name, dependency.alias.empty() ? dependency.name : dependency.alias});
    }
  }

  // A chart may be used several times, under a name of its own each time.
  void add(Chart& chart, std::unique_ptr<Chart> part, const std::string& folder,
           const std::vector<Dependency>& named, int depth) {
    const std::string name = part->name;
    for (const Dependency& dependency : named) {
      if (dependency.name != name) continue;
      if (part == nullptr) {
        if (dependency.alias.empty()) continue;
        part = std::make_unique<Chart>();
        if (charts_ >= most_charts || !read(*part, folder, depth + 1)) return;
      }
      use(chart, std::move(part), dependency);
    }
    if (part != nullptr) chart.parts.push_back(std::move(part));
  }

  static void use(Chart& chart, std::unique_ptr<Chart> part, const Dependency& dependency) {
    if (!dependency.alias.empty()) part->alias = dependency.alias;
    part->condition = dependency.condition;
    chart.parts.push_back(std::move(part));
  }

  // Not in charts/: a folder that the address names, or a library that the repository keeps next to
  // the chart. Two levels up at most.
  bool beside(Chart& chart, const std::string& folder, const Dependency& dependency, int depth) {
    std::string_view way = dependency.repository;
    const bool addressed = way.starts_with("file://");
    way = addressed ? way.substr(7) : std::string_view();
    if (way.starts_with("/") || way.find("../../../") != std::string_view::npos) return false;
    const std::string path = addressed ? join_path(folder, tidy_path(way))
                                       : join_path(join_path(folder, ".."), dependency.name);
    const Result<Entry> entry = source_.stat(join_path(path, "Chart.yaml"));
    if (!entry || entry->kind != EntryKind::file || !leads_inside(source_, path, border_))
      return false;
    auto part = std::make_unique<Chart>();
    if (!read(*part, path, depth + 1)) return false;
    if (!addressed && !part->is_library) return false;
    use(chart, std::move(part), dependency);
    return true;
  }

  const FileSource& source_;
  TemplateCache& cache_;
  std::string home_;
  std::string border_;  // of the repository, or the folder the chart stands in
  ChartFiles& result_;
  std::size_t charts_ = 0;
};

}  // namespace

Result<ChartFiles> read_chart(const FileSource& source, const std::string& folder,
                              TemplateCache& templates) {
  ChartFiles result;
  const std::string home = tidy_path(folder);
  if (!Reader(source, home, result, templates).read(result.chart, home, 0)) {
    if (!result.unread.empty()) return result.unread.front();
    return Problem{SkipReason::vanished, "holds no Chart.yaml that can be read", {}};
  }
  return result;
}

void read_values(const FileSource& source, ChartFiles& files, TemplateCache& templates) {
  Reader(source, files.chart.folder, files, templates).read_values(files.chart);
}

}  // namespace dexlint::flow
