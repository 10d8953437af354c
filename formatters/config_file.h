// The config as people start with it: a file in which every key stands, commented out, with what it
// does. And what to paste where dexlint is run by pre-commit or by a workflow.
#pragma once

#include <string>
#include <string_view>

namespace dexlint {

/// `.dexlint.yaml` with each key of config_keys.h; only the pin of this release counts.
std::string config_file(std::string_view version);

/// Where the JSON Schema of that release's config can be had.
std::string config_schema_url(std::string_view version);

/// Where that of its rule packs can be had.
std::string pack_schema_url(std::string_view version);

/// An entry for `.pre-commit-config.yaml`.
std::string pre_commit_snippet(std::string_view version);

/// A file for `.github/workflows`.
std::string workflow_snippet(std::string_view version);

}  // namespace dexlint
