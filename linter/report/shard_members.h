// What the JSON report of a shard says beyond the contract, so that merging gives the bytes that
// one run would have written in any format: a last member `merge` in findings and skipped files
// (message as template and arguments, lines round the place, GitHub's hash of the line …), and a
// last member `shard` of the report. Nothing in them is derived from a secret but what SARIF
// reports hold as well: masked lines, and the hash of a line unless `--redact full` is there.
#pragma once

#include <nlohmann/json.hpp>

#include "linter/model/finding.h"
#include "linter/report/json_field.h"
#include "linter/report/known_words.h"

namespace dexlint {

/// Adds the members to `document`, the JSON of `report`, which is of a shard. Texts that are no
/// UTF-8, such as names of files, stand in the member `shard` in hex.
void add_shard_members(nlohmann::ordered_json& document, const Report& report);

/// Puts the texts that are no UTF-8 back into `document`. Throws Refused.
void restore_texts(nlohmann::json& document);

/// Fills in what the members say, if they are there. Throw Refused.
void read_shard_member(const JsonField& report, Report& into, const KnownWords& words);
void read_merge_member(const JsonField& finding, Finding& into, KnownWords& words);
void read_merge_member(const JsonField& skipped, Skipped& into);

}  // namespace dexlint
