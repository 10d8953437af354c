// The creation rules of a `.sops.yaml`: with which settings SOPS encrypts a file that it is given.
// A rule says nothing about which files should be given to it, and many match whole repositories,
// so what a rule tells about a path is weighed here. Facts: SOPS 3.10, config/config.go.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/document.h"
#include "linter/model/node.h"
#include "linter/model/result.h"
#include "linter/recognise/sops_pattern.h"
#include "linter/recognise/sops_selection.h"

namespace dexlint {

/// How sure it is that a file was meant for SOPS, the least first.
enum class SopsIntent : std::uint8_t {
  none,
  broad,  ///< a rule covers it, as it covers whatever lies there
  topic,  ///< a rule covers it for what its path says of secrets: `secrets/`, `secret.yaml`
  name,   ///< it is called `….sops.yaml`, `….enc.yaml`, or a rule names it in full
};

struct SopsRule {
  std::optional<SopsPattern> path = {};  ///< nothing: every file
  std::string_view expression = {};      ///< of `path`, as it is written; views the document
  /// Nothing where the rule's own settings are refused by SOPS.
  std::optional<SopsSelection> selection = {};
};

/// Views the document that it was read from.
class SopsCreationRules {
 public:
  SopsCreationRules() = default;
  /// `root` of a `.sops.yaml`. What cannot be used is added to `problems`: a rule whose path is no
  /// regular expression ends the list, as it ends SOPS' search.
  SopsCreationRules(const Node& root, std::vector<Problem>& problems);

  /// The first rule that covers the file, as SOPS takes it; null when none does. `path` from the
  /// folder of `.sops.yaml` on.
  const SopsRule* rule_for(std::string_view path) const;

 private:
  std::vector<SopsRule> rules_;
};

/// What it means for `path` that this rule, the first, covers it.
SopsIntent intent_of(const SopsRule& rule, std::string_view path);

/// True for a name that promises a file encrypted by SOPS: `secret.sops.yaml`, `db.enc.json`. Not
/// for `.sops.yaml` itself.
bool is_named_for_sops(std::string_view name);

/// True for a file of a format whose leaves SOPS encrypts one by one and that is read here, by its
/// ending; not for files that are never encrypted, whatever a rule says (`kustomization.yaml`,
/// `.sops.yaml`, `secret.example.yaml`).
bool may_be_for_sops(std::string_view name);

}  // namespace dexlint
