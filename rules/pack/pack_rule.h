// A rule of a pack as the engine knows rules: it runs, is explained, ignored, set by the config and
// written into SARIF as those that are compiled in.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/pack.h"
#include "linter/model/rule.h"

namespace dexlint::pack {

/// Views of the Rule show this object, so it stays where it is.
class PackRule : public Rule {
 public:
  explicit PackRule(RuleSpec spec);
  PackRule(const PackRule&) = delete;
  PackRule& operator=(const PackRule&) = delete;

  const RuleSpec& spec() const { return spec_; }

 private:
  const RuleSpec spec_;
  std::vector<Example> bad_;
  std::vector<Example> good_;
  std::string_view trigger_;
};

/// Rules of packs; their findings view them.
using PackRules = std::vector<std::unique_ptr<const PackRule>>;

}  // namespace dexlint::pack
