#include "linter/engine/fix_file.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "linter/engine/meant_changes.h"
#include "linter/engine/mends.h"
#include "linter/engine/run_rules.h"

namespace dexlint {
namespace {

/// A finding, and the mend that its rule proposed.
struct WantedMend {
  const Finding* finding = nullptr;
  const Claim* claim = nullptr;
  std::vector<LayerEdit> edits;
};
using WantedMends = std::span<const WantedMend>;
using ApartMends = std::span<const WantedMend* const>;

// To look for one that goes wrong costs two readings of the file for each time that they are
// halved; so many may go wrong in a pass.
constexpr std::size_t most_failures = 64;
// The same for those that meet, which costs no reading.
constexpr std::size_t most_meetings = 1024;

std::optional<EditsByLayer> compose_all(const std::vector<const WantedMend*>& mends) {
  std::vector<LayerEdit> all;
  for (const WantedMend* mend : mends)
    all.insert(all.end(), mend->edits.begin(), mend->edits.end());
  return compose(all);
}

class FileFixer {
 public:
  FileFixer(UnitLinter& linter, const UnitFile& file, std::string bytes)
      : linter_(linter), file_(file), before_(file.path, std::move(bytes)) {}

  FixedText fix(const LintOptions& options, const std::vector<const Finding*>& wanted) {
    const Contexts contexts = linter_.read(before_, file_);
    const OptionValues& values = linter_.rules_of(file_.path).options;
    const std::vector<RuleClaim> said =
        run_rules(rules_of(wanted), values, options.budget, contexts, before_);
    const std::vector<WantedMend> mends = mends_of(wanted, said);
    fixed_.text = before_.bytes();
    carry_out(without_meeting(mends));
    return std::move(fixed_);
  }

 private:
  static std::vector<const Rule*> rules_of(const std::vector<const Finding*>& wanted) {
    std::vector<const Rule*> rules;
    for (const Finding* finding : wanted) {
      if (std::find(rules.begin(), rules.end(), finding->rule) == rules.end())
        rules.push_back(finding->rule);
    }
    return rules;
  }

  static bool is_of(const Finding& finding, const RuleClaim& said) {
    const Place& at = said.claim.at;
    return said.rule == finding.rule && said.claim.mend &&
           at.layer->to_root(at.span).span == finding.location.bytes;
  }

  // None for what is not found again: the file is not the one that was judged.
  std::vector<WantedMend> mends_of(const std::vector<const Finding*>& wanted,
                                   const std::vector<RuleClaim>& said) const {
    const Mends all(before_);
    std::vector<WantedMend> mends;
    for (const Finding* finding : wanted) {
      const auto of_finding = std::find_if(
          said.begin(), said.end(), [&](const RuleClaim& one) { return is_of(*finding, one); });
      if (of_finding == said.end()) continue;
      std::vector<LayerEdit> edits = all.edits(of_finding->claim);
      if (!edits.empty()) mends.push_back({finding, &of_finding->claim, std::move(edits)});
    }
    return mends;
  }

  // Most files have nothing that meets, and are asked once.
  static std::vector<const WantedMend*> without_meeting(WantedMends mends) {
    std::vector<const WantedMend*> kept;
    std::size_t meetings = 0;
    keep_apart(mends, kept, meetings);
    return kept;
  }

  // All at once, or where some meet one half and then the other: the first of them stays.
  static void keep_apart(WantedMends mends, std::vector<const WantedMend*>& kept,
                         std::size_t& meetings) {
    if (mends.empty() || meetings == most_meetings) return;
    std::vector<const WantedMend*> together = kept;
    for (const WantedMend& mend : mends) together.push_back(&mend);
    if (compose_all(together)) {
      kept = std::move(together);
      return;
    }
    ++meetings;
    if (mends.size() == 1) return;
    keep_apart(mends.first(mends.size() / 2), kept, meetings);
    keep_apart(mends.subspan(mends.size() / 2), kept, meetings);
  }

  // All at once, or where that goes wrong one half and then the other.
  void carry_out(ApartMends mends) {
    if (mends.empty()) return;
    const bool may_try = failures_ < most_failures;
    if (may_try && try_out(mends)) return;
    ++failures_;
    if (!may_try || mends.size() == 1) {
      for (const WantedMend* mend : mends) fixed_.withdrawn.push_back(mend->finding);
      return;
    }
    carry_out(mends.first(mends.size() / 2));
    carry_out(mends.subspan(mends.size() / 2));
  }

  bool try_out(ApartMends mends) {
    std::vector<const WantedMend*> together = done_;
    together.insert(together.end(), mends.begin(), mends.end());
    const std::optional<EditsByLayer> edits = compose_all(together);
    if (!edits) return false;
    std::vector<const Claim*> claims;
    for (const WantedMend* mend : together) claims.push_back(mend->claim);
    std::string text = edited(before_.bytes(), edits->at(&before_.file_layer()));
    Document after(file_.path, text);
    const Contexts contexts = linter_.read(after, file_);
    if (!MeantChanges(before_, claims, *edits).are_all_of(after)) return false;
    fixed_.text = std::move(text);
    for (const WantedMend* mend : mends) fixed_.carried_out.push_back(mend->finding);
    done_ = std::move(together);
    return true;
  }

  UnitLinter& linter_;
  const UnitFile& file_;
  Document before_;
  std::vector<const WantedMend*> done_;
  std::size_t failures_ = 0;
  FixedText fixed_;
};

}  // namespace

FixedText fix_file(UnitLinter& linter, const LintOptions& options, const UnitFile& file,
                   std::string bytes, const std::vector<const Finding*>& wanted) {
  return FileFixer(linter, file, std::move(bytes)).fix(options, wanted);
}

}  // namespace dexlint
