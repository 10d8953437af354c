// Quick tests that spare the work of running what can make no Secret: most templates of a chart do
// not.
#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/flow/template_tree.h"

namespace dexlint::flow {

/// True when `text` says `kind: Secret`, or ends in a `kind:` that an action fills in.
bool says_secret(std::string_view text);

/// What must be known of a template before it is parsed: whether it can matter at all. Where in
/// doubt, the answer is yes.
class TemplateWords {
 public:
  /// `makers`: names of templates that may make a Secret. Their bytes must outlive this.
  explicit TemplateWords(std::vector<std::string_view> makers) : makers_(std::move(makers)) {}
  /// True when running `text` may make a Secret, or change `.Values`.
  bool may_matter(std::string_view text) const;

 private:
  std::vector<std::string_view> makers_;
};

/// Follows the names of templates that a template mentions.
class SecretReach {
 public:
  using Definitions = std::unordered_map<std::string_view, const Definition*>;
  /// Must outlive it.
  explicit SecretReach(const Definitions& definitions) : definitions_(definitions) {}

  /// True when running `nodes` may make a Secret. A name that is made by the template itself may be
  /// any.
  bool reaches(const NodeList& nodes);
  /// The same of one definition.
  bool reaches(const Definition& definition);
  /// True when something looked at so far puts a value into `.Values`, which other templates read.
  bool changes_values() const { return changes_values_; }

 private:
  bool reaches(const TemplateNode& node);
  bool reaches(const Pipeline* pipeline);
  bool named(std::string_view name);

  const Definitions& definitions_;
  std::unordered_map<const Definition*, bool> known_;
  bool changes_values_ = false;
  int depth_ = 0;
};

/// The names among `definitions` of those that may make a Secret.
std::vector<std::string_view> makers_of_secrets(const SecretReach::Definitions& definitions);

}  // namespace dexlint::flow
