#include "linter/recognise/sops_selection.h"

#include <utility>

namespace dexlint {

constinit const SopsSelection::Setting SopsSelection::settings[6] = {
    {"unencrypted_suffix", Kind::unencrypted_suffix},
    {"encrypted_suffix", Kind::encrypted_suffix},
    {"unencrypted_regex", Kind::unencrypted_regex},
    {"encrypted_regex", Kind::encrypted_regex},
    {"unencrypted_comment_regex", Kind::unencrypted_comment_regex},
    {"encrypted_comment_regex", Kind::encrypted_comment_regex}};

Result<SopsSelection> SopsSelection::read(const Node& mapping) {
  SopsSelection selection;
  bool found = false;
  for (const Setting& setting : settings) {
    const Scalar value = effective_scalar(&mapping, setting.name);
    if (value.text().empty()) continue;
    const Span at = value.node()->span;
    if (found) return Problem{SkipReason::unparsed, "SOPS takes only one of these settings", at};
    found = true;
    selection.kind_ = setting.kind;
    selection.suffix_.clear();
    if (setting.name.ends_with("_suffix")) {
      selection.suffix_ = value.text();
      continue;
    }
    selection.pattern_ = SopsPattern::compile(value.text());
    if (!selection.pattern_)
      return Problem{SkipReason::unparsed, "not a regular expression of Go", at};
  }
  return selection;
}

bool SopsSelection::is_positive() const {
  return kind_ == Kind::encrypted_suffix || kind_ == Kind::encrypted_regex ||
         kind_ == Kind::encrypted_comment_regex;
}

bool SopsSelection::is_by_comment() const {
  return kind_ == Kind::encrypted_comment_regex || kind_ == Kind::unencrypted_comment_regex;
}

bool SopsSelection::is_comment(std::string_view comment) const {
  return is_by_comment() && pattern_->is_in(comment);
}

bool SopsSelection::names(std::string_view key) const {
  return pattern_ ? pattern_->is_in(key) : key.ends_with(suffix_);
}

bool SopsSelection::takes(const Node& leaf) const {
  for (const Node* at = &leaf; at != nullptr; at = at->parent) {
    if (at->key != nullptr && names(at->key->text)) return is_positive();
  }
  return !is_positive();
}

}  // namespace dexlint
