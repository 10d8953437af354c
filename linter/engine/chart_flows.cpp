#include "linter/engine/chart_flows.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "linter/flow/known_charts.h"
#include "linter/flow/value_flow.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

// Nodes of one values tree that are looked at: aliases and many ways multiply.
constexpr std::size_t most_nodes = 2'000'000;
constexpr std::size_t most_absent = 100;  // charts of one Chart.yaml

// A hash of a password is made from the whole of it.
bool keeps_all(flow::Kept kept) { return kept == flow::Kept::whole || kept == flow::Kept::hashed; }

// The way that says most: one that keeps the value whole, else the first.
const FlowWay& best_of(const ValueFlow& flow) {
  const auto whole = std::find_if(flow.ways.begin(), flow.ways.end(),
                                  [](const FlowWay& way) { return keeps_all(way.kept); });
  return whole == flow.ways.end() ? flow.ways.front() : *whole;
}

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> keys;
  while (!path.empty()) {
    const std::string_view key = path.substr(0, path.find('/'));
    keys.emplace_back(key);
    path.remove_prefix(std::min(key.size() + 1, path.size()));
  }
  return keys;
}

std::string_view key_above(const Node& leaf) {
  const Node* at = &leaf;
  while (at != nullptr && at->key == nullptr) at = at->parent;
  return at == nullptr || !at->key->is_scalar() ? std::string_view{} : at->key->text;
}

// Collects credentials of one values tree; each leaf once.
class Collector {
 public:
  Collector(Contexts& found, PathClass path_class) : found_(found), path_class_(path_class) {
    for (std::size_t i = 0; i < found.credentials.size(); ++i)
      known_[found.credentials[i].value.node()].push_back(i);
  }

  void spend(std::size_t nodes) { spent_ += nodes; }
  bool may_go_on() const { return spent_ < most_nodes; }

  // `whole`: the value of the Secret is this leaf and nothing else.
  void add(const Node& leaf, const SecretFlow& flow, bool whole) {
    const Scalar value(&leaf);
    if (!value.exists() || value.text().empty()) return;
    const auto known = known_.find(value.node());
    if (known != known_.end()) return attach(known->second, flow);
    const bool is_text = value.text().find('\n') != std::string_view::npos;
    if (!whole || is_text) return;
    known_[value.node()].push_back(found_.credentials.size());
    found_.credentials.push_back({.value = value,
                                  .field = CredentialField::secret_flow,
                                  .key = key_above(leaf),
                                  .flow = &found_.flows.emplace_back(flow),
                                  .path_class = path_class_});
  }

  // All below a mapping that is written into a Secret: into one key, or key by key.
  void add_tree(const Node& top, const SecretFlow& flow, bool whole) {
    const Node& node = top.resolved();
    if (node.is_scalar()) return add(top, flow, whole);
    const bool by_key = whole && flow.secret_key.empty() && node.is_mapping();
    walk(node, [&](const Node& leaf) {
      spend(1);
      if (!may_go_on() || !leaf.resolved().is_scalar()) return;
      const bool is_entry = by_key && leaf.parent == &node;
      if (!is_entry) return add(leaf, flow, false);
      SecretFlow own = flow;
      own.secret_key = key_above(leaf);
      add(leaf, own, true);
    });
  }

 private:
  void attach(const std::vector<std::size_t>& credentials, const SecretFlow& flow) {
    const SecretFlow* shared = nullptr;
    for (const std::size_t i : credentials) {
      Credential& credential = found_.credentials[i];
      if (credential.flow != nullptr) continue;
      if (shared == nullptr) shared = &found_.flows.emplace_back(flow);
      credential.flow = shared;
    }
  }

  Contexts& found_;
  PathClass path_class_;
  std::size_t spent_ = 0;  // nodes looked at
  std::unordered_map<const Node*, std::vector<std::size_t>> known_;
};

// Visits what stands at `keys` below `node`, as long as `work` allows.
template <typename Visit>
void find(const Node& node, std::span<const std::string> keys, Collector& work,
          const Visit& visit) {
  if (keys.empty()) return visit(node);
  const Node& here = node.resolved();
  work.spend(here.count);
  if (keys.front() != "*") {
    every(&here, keys.front(), KeyMatch::exact,
          [&](const Node& child) { find(child, keys.subspan(1), work, visit); });
    return;
  }
  for (const Node& child : here.children()) {
    if (!work.may_go_on()) return;
    find(child, keys.subspan(1), work, visit);
  }
}

}  // namespace

bool ChartFlows::add(const HelmValues& values, const std::string& folder, std::string_view name,
                     PathClass path_class, Contexts& found) {
  const Known chart = folder.empty() ? of_name(name) : of_folder(folder);
  const Ways& ways = chart->ways;
  if (ways.empty()) return true;
  Collector collector(found, path_class);
  for (const bool whole : {true, false}) {
    for (const Way& way : ways) {
      if (way.whole != whole) continue;
      find(*values.node, way.keys, collector,
           [&](const Node& node) { collector.add_tree(node, way.flow, way.whole); });
    }
  }
  return collector.may_go_on();
}

ChartFlows::Known ChartFlows::of_folder(const std::string& folder) {
  const std::shared_ptr<Chart> chart = entry(of_folder_, folder);
  std::call_once(chart->looked_at, [&] {
    if (!folder.empty()) chart->ways = look_at(folder);
  });
  return chart;
}

ChartFlows::Known ChartFlows::of_name(std::string_view name) {
  const std::shared_ptr<Chart> chart = entry(of_name_, name);
  std::call_once(chart->looked_at, [&] { add_known(name, {}, chart->ways); });
  return chart;
}

std::shared_ptr<ChartFlows::Chart> ChartFlows::entry(Charts& charts, std::string_view key) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<Chart>& chart = charts[std::string(key)];
  if (chart == nullptr) chart = std::make_shared<Chart>();
  return chart;
}

void ChartFlows::forget_below(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  of_folder_.erase(folder);
  const std::string below = folder + "/";
  const auto begin = of_folder_.lower_bound(below);
  auto end = begin;
  while (end != of_folder_.end() && end->first.starts_with(below)) ++end;
  of_folder_.erase(begin, end);
}

ChartFlows::Ways ChartFlows::look_at(const std::string& folder) {
  Ways ways;
  const Result<ChartFlow> chart = value_flow(files_, folder, templates_);
  if (!chart) return ways;
  for (const ValueFlow& flow : chart->flows) {
    const FlowWay& best = best_of(flow);
    if (best.kept == flow::Kept::certificate) continue;
    Way way{flow.keys, keeps_all(best.kept), {chart->chart, best.secret_key, best.steps}};
    for (Location& step : way.flow.steps) step.path = join_path(folder, step.path);
    ways.push_back(std::move(way));
  }
  for (std::size_t i = 0; i < std::min(chart->absent.size(), most_absent); ++i)
    add_known(chart->absent[i].name, chart->absent[i].alias, ways);
  return ways;
}

void ChartFlows::add_known(std::string_view chart, std::string_view below, Ways& ways) {
  for (const KnownFlow& flow : known_flows(chart)) {
    Way way{split(flow.path), true, {std::string(chart), std::string(flow.secret_key), {}}};
    if (!below.empty()) way.keys.insert(way.keys.begin(), std::string(below));
    ways.push_back(std::move(way));
  }
}

}  // namespace dexlint
