// One of the things that a rule of a pack looks in: a context of any kind, as conditions see it.
#pragma once

#include "linter/model/contexts.h"

namespace dexlint::pack {

/// Where the paths of a rule start.
struct Thing {
  const Node* node = nullptr;
  /// Of a connector, where `config` leads: a text may hold it. Null for all else.
  const Node* config = nullptr;
  const PachydermValues* values = nullptr;  ///< with the layers below and above them
  KeyMatch match = KeyMatch::exact;
  bool complete = false;  ///< what is absent here is missing
  Scalar name = {};       ///< what messages call it; may not exist
  PathClass path_class = PathClass::normal;
};

Thing thing_of(const DexConnector& connector);
Thing thing_of(const DexConfig& config);
Thing thing_of(const StaticClient& client);
Thing thing_of(const PachydermValues& values);
Thing thing_of(const KubernetesSecret& secret);
Thing thing_of(const ArgoCdConfig& config);
Thing thing_of(const ArgoCdRbac& rbac);
Thing thing_of(const HelmValues& values);

/// Of a document: the mapping that a value stands in.
Thing thing_round(const Node& value);
/// Of a document: a value by itself.
Thing thing_itself(const Node& value);

}  // namespace dexlint::pack
