// The secrets of one document, so that none is printed where it stands for something else: an id
// that was copied from the client's secret is as telling as the secret itself.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "linter/model/contexts.h"

namespace dexlint {

class KnownSecrets {
 public:
  KnownSecrets() = default;
  /// Values of credentials that are six bytes long or more: shorter ones are words that stand
  /// anywhere. Views the document.
  explicit KnownSecrets(const Contexts& contexts);

  /// True when `text` is one of them, or holds a long one: `postgres` is a part of many names.
  bool are_in(std::string_view text) const;
  /// True when `text` holds any of them, however short: for words that somebody wrote down freely.
  bool any_stands_in(std::string_view text) const;

 private:
  std::unordered_set<std::string_view> all_;
  std::vector<std::string_view> searched_;  // for parts of a text: not thousands of them
};

}  // namespace dexlint
