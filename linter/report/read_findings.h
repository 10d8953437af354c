// Findings that a small program wrote, one JSON object a line: what it saw in the lines of
// `dexlint contexts`, or in files of its own.
#pragma once

#include <string_view>

#include "linter/report/known_words.h"
#include "linter/report/read_report.h"

namespace dexlint {

/// True for lines of JSON objects, of which the first is a finding: it has `code`, `message` and
/// `path`, and no report around it.
bool are_lines_of_findings(std::string_view text);

/// A finding has `code`, `message`, `path` and `line`; it may have `column`, `end_line`,
/// `end_column`, `start_byte`, `end_byte`, `rule`, `severity` (default: warning), `document` and
/// `trail`, as those of `json`. Throws Refused, which names the line.
ReadReport read_lines_of_findings(std::string_view text, KnownWords& words);

}  // namespace dexlint
