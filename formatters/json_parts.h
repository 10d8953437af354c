// The parts of the report for programs, dexlint-report/1: what `json` writes as one value, `jsonl`
// writes line by line.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "formatters/formatter.h"
#include "linter/model/finding.h"

namespace dexlint {

inline constexpr std::string_view json_schema_name = "dexlint-report/1";

/// Adds `path`, and the lines and columns of `at` as the contract counts them.
void add_json_lines(nlohmann::ordered_json& to, const Location& at);
/// The same, the bytes, and whether they are exact.
void add_json_place(nlohmann::ordered_json& to, const Location& at);

nlohmann::ordered_json json_tool(const FormatOptions& options);
nlohmann::ordered_json json_summary(const Report& report);
nlohmann::ordered_json json_finding(const Finding& finding);
nlohmann::ordered_json json_skipped(const Skipped& skipped);

}  // namespace dexlint
