// What a check is handed to speak through. A rule makes claims about places; the engine turns them
// into findings.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/location.h"
#include "linter/model/message.h"
#include "linter/model/node.h"
#include "linter/model/severity.h"

namespace dexlint {

/// A replacement that a rule proposes, in the layer of `place`. Dropped, with its description kept,
/// where the layer cannot be written back. What it changes is the claim's `about`: its text, its
/// key, or where it stands; anything else, and it is not carried out.
struct Mend {
  Place place;
  std::string replacement;
  std::string description;
  bool safe = false;
  std::vector<Span> also = {};  ///< more bytes of the layer of `place` to be replaced alike
  /// The empty value that `about` comes to stand below, where the mend moves it.
  const Node* below = nullptr;
};

/// Another place that a claim is about: what it contradicts, or where the value comes from or goes.
struct RelatedPlace {
  MessageTemplate message;
  const Node* node = nullptr;
  /// A step of the value's way into a Secret, in a file that is no document; `node` is null then.
  std::optional<Location> location = {};
  std::vector<Argument> arguments = {};
};

/// One thing a rule says. `severity` lowers the rule's own, it never raises it.
struct Claim {
  Place at = {};  ///< the bytes to underline
  const Node* about =
      nullptr;  ///< the scalar or mapping they belong to: trail, snippet and merging go by it
  MessageTemplate message;
  std::vector<Argument> arguments = {};
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
  /// What happens if nobody listens, where it differs from the rule's own: one platform refuses
  /// what another ignores.
  std::optional<Effect> effect = {};
  std::optional<Mend> mend = {};
  std::vector<RelatedPlace> related = {};  ///< of the same file, or of one laid below or above it
  /// What to do here, where more is known than the rule's own `fix` can say; whole sentences.
  std::string advice = {};
  /// Other than 0: claims of this rule with the same number, in whatever files, become one finding
  /// at the first place with the others beside it; one that stays alone says nothing. For rules
  /// that say so (Rule::spans_files).
  std::size_t group = 0;
};

struct Rule;
struct Contexts;

/// What the user set, by `rule-id.option`.
using OptionValues = std::map<std::string, std::string, std::less<>>;

/// Collects the claims of one rule on one document. A claim about the whole of a scalar names the
/// scalar alone.
class Run {
 public:
  /// All must outlive the run.
  Run(const Rule& rule, const OptionValues& values, const Contexts& file)
      : rule_(rule), values_(values), file_(file) {}

  /// The value of an option that the rule declares: the user's, else the default.
  std::string_view option(std::string_view name) const;

  /// The rule that speaks: a check that several rules share asks it what it is to look for.
  const Rule& rule() const { return rule_; }

  /// All that was recognised in the file: what stands beside the context that is looked at.
  const Contexts& file() const { return file_; }

  void report(Claim claim) { claims.push_back(std::move(claim)); }
  void report(const Scalar& scalar, MessageTemplate message, std::vector<Argument> arguments,
              Severity severity = Severity::error, Confidence confidence = Confidence::high);

  std::vector<Claim> claims;

 private:
  const Rule& rule_;
  const OptionValues& values_;
  const Contexts& file_;
};

}  // namespace dexlint
