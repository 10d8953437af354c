// Several files of Helm values, one over the other: what counts is what Helm makes of them. Helm
// merges mappings key by key; anything else of a higher layer takes the place of what is below, and
// `null` takes a key away (Helm: pkg/chartutil/coalesce.go).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/model/node.h"

namespace dexlint {

/// Keys from the values' root down to a value.
using ValuesPath = std::vector<std::string>;

class ValuesStack {
 public:
  ValuesStack() = default;
  /// `layers`: the values' root mappings, the lowest first. Views their documents.
  explicit ValuesStack(std::vector<const Node*> layers) : layers_(std::move(layers)) {}

  /// The value that counts at `path`; of a mapping that layers share, the uppermost. Null when
  /// there is none.
  const Node* find(const ValuesPath& path) const;
  Scalar scalar(const ValuesPath& path) const { return Scalar(find(path)); }
  const std::vector<const Node*>& layers() const { return layers_; }

 private:
  std::vector<const Node*> layers_;
};

/// The keys from the mapping `values` down to `node`; nothing when a list is on the way.
std::optional<ValuesPath> values_path(const Node& values, const Node& node);

}  // namespace dexlint
