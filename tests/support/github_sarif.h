// What GitHub code scanning asks of a SARIF file beyond the schema. No validator looks for these: a
// report without fingerprints or with a number as security-severity passes them all, and then its
// alerts double or vanish.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace dexlint::test {

/// One line for each fault; empty when the report is as GitHub wants it.
std::vector<std::string> github_complaints(const nlohmann::json& report);

}  // namespace dexlint::test
