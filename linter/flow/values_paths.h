// Paths into Helm values as small numbers: a path is a step below another path. Next to a path
// stand the nodes that values files have there: those of the chart, and those of a subchart whose
// values a parent chart lays under the subchart's name.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/model/node.h"

namespace dexlint::flow {

/// 0 is the root of the chart's own values.
using PathId = std::uint32_t;

/// The step to a key that is known only when the chart is rendered.
inline constexpr std::string_view any_key = "*";

/// A values file that nodes come from, by its number among the files of the chart.
struct ValuesNode {
  const Node* node = nullptr;
  std::uint32_t file = 0;
};

class ValuesPaths {
 public:
  ValuesPaths();

  /// The path of `key` below `parent`. Below a subchart's values, `global` is the chart's own
  /// `global`: Helm hands it down.
  PathId child(PathId parent, std::string_view key);
  /// The path of dotted keys below `parent`: `auth.password`.
  PathId below(PathId parent, std::string_view dotted);
  /// Lays a values file at `path`; what was laid before counts first.
  void lay(PathId path, ValuesNode values);
  /// Marks the values of a subchart.
  void mark_subchart(PathId path);
  const std::vector<ValuesNode>& nodes(PathId path) const { return steps_[path].nodes; }
  /// False when no values file has anything at `path`.
  bool exists(PathId path) const { return !steps_[path].nodes.empty(); }
  /// The keys from the root down.
  std::vector<std::string> keys(PathId path) const;
  /// True when a key on the way is known only when the chart is rendered and stands first.
  bool is_open(PathId path) const;
  /// True when a key on the way is known only when the chart is rendered, so that two reads of the
  /// path may be of two values.
  bool is_vague(PathId path) const { return steps_[path].vague; }
  PathId parent(PathId path) const { return steps_[path].parent; }
  std::size_t depth(PathId path) const { return steps_[path].depth; }
  std::size_t size() const { return steps_.size(); }

 private:
  struct Step {
    PathId parent = 0;
    std::string_view key;
    std::size_t depth = 0;
    bool subchart = false;
    bool vague = false;
    std::vector<ValuesNode> nodes;
  };
  struct Edge {
    PathId parent;
    std::string_view key;
    bool operator==(const Edge&) const = default;
  };
  struct EdgeHash {
    std::size_t operator()(const Edge& edge) const {
      return std::hash<std::string_view>()(edge.key) ^ (edge.parent * 0x9e3779b97f4a7c15ULL);
    }
  };

  std::deque<Step> steps_;
  std::deque<std::string> keys_;
  std::unordered_map<Edge, PathId, EdgeHash> edges_;
};

}  // namespace dexlint::flow
