#include "linter/engine/merge.h"

#include <algorithm>
#include <map>

#include "linter/engine/reporter.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

// Of two that follow each other in a report.
bool is_repetition(const Finding& a, const Finding& b) { return !stands_before(a, b); }

// A shape whose checksum does not fit is worth a note; where a secret belongs, whatever stands
// there is worse than that.
bool gives_way(const Finding& specific, const Finding& general) {
  return specific.confidence != Confidence::high && specific.severity == Severity::note &&
         general.severity != Severity::note;
}

bool is_preferred(const Finding& specific, const Finding& general) {
  return general.location.bytes.contains(specific.location.bytes) &&
         is_one_of(specific.rule->supersedes, general.rule->code);
}

// The specific one may be about a part: a token in a longer text.
bool supersedes(const Finding& specific, const Finding& general) {
  return is_preferred(specific, general) && !gives_way(specific, general);
}

// The one that `doubtful` gives way to begins where it does or, around it, a few before.
Finding* worse_one(std::vector<Finding>& findings, const Finding& doubtful) {
  constexpr std::ptrdiff_t near = 32;
  const std::ptrdiff_t at = &doubtful - findings.data();
  const auto count = static_cast<std::ptrdiff_t>(findings.size());
  for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(at - near, 0); i < std::min(at + near, count);
       ++i) {
    Finding& general = findings[static_cast<std::size_t>(i)];
    if (is_preferred(doubtful, general) && gives_way(doubtful, general)) return &general;
  }
  return nullptr;
}

// Where one that gave way had itself been preferred to others, those gave way too.
void pass_on_superseded(std::vector<Finding>& findings, const std::vector<bool>& dropped) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!dropped[i] || findings[i].superseded.empty()) continue;
    for (std::size_t other = 0; other < findings.size(); ++other) {
      if (dropped[other] || !supersedes(findings[other], findings[i])) continue;
      const auto& codes = findings[i].superseded;
      findings[other].superseded.insert(findings[other].superseded.end(), codes.begin(),
                                        codes.end());
    }
  }
}

// After sorting, what stands inside a finding's bytes begins with it or follows.
void drop_superseded(std::vector<Finding>& findings) {
  const auto is_dropped = [&](const Finding& general) {
    if (Finding* worse = worse_one(findings, general)) {
      worse->superseded.push_back(general.rule->code);
      return true;
    }
    const std::size_t begin = general.location.bytes.begin;
    auto first = findings.begin() + (&general - findings.data());
    while (first != findings.begin() && (first - 1)->location.bytes.begin == begin) --first;
    for (auto other = first; other != findings.end(); ++other) {
      const std::size_t at = other->location.bytes.begin;
      if (at != begin && at >= general.location.bytes.end) break;
      if (!supersedes(*other, general)) continue;
      other->superseded.push_back(general.rule->code);
      return true;
    }
    return false;
  };
  std::vector<bool> dropped;
  for (const Finding& finding : findings) dropped.push_back(is_dropped(finding));
  pass_on_superseded(findings, dropped);
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(findings[i]));
  }
  findings = std::move(kept);
}

// Each is large, and moved once.
std::vector<Finding> sorted(std::vector<Finding> findings) {
  std::vector<Finding*> order;
  order.reserve(findings.size());
  for (Finding& finding : findings) order.push_back(&finding);
  std::stable_sort(order.begin(), order.end(),
                   [](const Finding* a, const Finding* b) { return stands_before(*a, *b); });
  std::vector<Finding> ordered;
  ordered.reserve(findings.size());
  for (Finding* finding : order) ordered.push_back(std::move(*finding));
  return ordered;
}

}  // namespace

std::vector<Finding> merge(std::vector<Finding> findings) {
  findings = sorted(std::move(findings));
  findings.erase(std::unique(findings.begin(), findings.end(), is_repetition), findings.end());
  drop_superseded(findings);
  std::map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    finding.occurrence = seen[fingerprint(finding)]++;
    finding.fingerprint = fingerprint(finding);
  }
  return findings;
}

}  // namespace dexlint
