// A report back from its file: our own JSON, of a whole run or of a shard, or SARIF of any tool. A
// file may be anybody's: what does not have the shape is refused with the place, sizes and depth
// are bounded, and no text of it reaches a terminal but through a format.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "linter/model/finding.h"
#include "linter/model/result.h"
#include "linter/report/known_words.h"

namespace dexlint {

/// A report, and who wrote it.
struct ReadReport {
  Report report;
  std::string tool = {};     ///< of SARIF, the tool of the first run
  std::string version = {};  ///< of it; may be empty
};

/// Reads the reports that are to stand in one: a rule that several of them name is one rule.
class ReportReader {
 public:
  /// `rules`: of this program; findings of others get rules that their report owns.
  explicit ReportReader(std::span<const Rule* const> rules)
      : words_(std::make_shared<KnownWords>(rules)) {}

  /// `json_utf8`: a whole file. The Problem's message starts with where in it something is wrong.
  Result<ReadReport> read(std::string_view json_utf8);

 private:
  std::shared_ptr<KnownWords> words_;
};

}  // namespace dexlint
