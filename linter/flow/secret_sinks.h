// Finds in rendered text what goes into the data of Secrets: the values behind the keys below
// `data:` and `stringData:` of an object whose `kind` is Secret, wherever that line stands.
#pragma once

#include <string_view>
#include <vector>

#include "linter/flow/rendered_lines.h"

namespace dexlint::flow {

/// A value in the data of a Secret.
struct SecretSink {
  std::string_view key;  ///< of the data; empty when it is made when the chart is rendered
  const Value* value = nullptr;
  FilePlace place;            ///< the action, in the template that the key stands in
  bool is_part = false;       ///< other text stands with it under the key
  ConditionId when = always;  ///< of the Secret and of the value in it
};

std::vector<SecretSink> secret_sinks(const RenderedLines& rendered, Conditions& conditions);

}  // namespace dexlint::flow
