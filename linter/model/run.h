// What a check is handed to speak through. A rule makes claims about places; the engine turns them
// into findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/message.h"
#include "linter/model/node.h"
#include "linter/model/severity.h"

namespace dexlint {

/// A replacement that a rule proposes, in the layer of `place`. Dropped, with its description kept,
/// where the layer cannot be written back.
struct Mend {
  Place place;
  std::string replacement;
  std::string description;
  bool safe = false;
};

/// One thing a rule says. `severity` lowers the rule's own, it never raises it.
struct Claim {
  Place at;  ///< the bytes to underline
  const Node* about =
      nullptr;  ///< the scalar or mapping they belong to: trail, snippet and merging go by it
  MessageTemplate message;
  std::vector<Argument> arguments = {};
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
  std::optional<Mend> mend = {};
};

/// Collects the claims of one rule on one document. A claim about the whole of a scalar names the
/// scalar alone.
class Run {
 public:
  void report(Claim claim) { claims.push_back(std::move(claim)); }
  void report(const Scalar& scalar, MessageTemplate message, std::vector<Argument> arguments,
              Severity severity = Severity::error, Confidence confidence = Confidence::high);

  std::vector<Claim> claims;
};

}  // namespace dexlint
