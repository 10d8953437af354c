// `.dexlint.yaml`: what a repository tells dexlint about itself. Found, and read strictly: a key
// that nobody knows, or a value of another type, is an error with its place, never silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

inline constexpr std::string_view config_name = ".dexlint.yaml";

/// The config that holds for `path`: in its folder or the nearest one above that has one, not
/// beyond the root of the repository. Empty when there is none.
std::string find_config(const FileSource& files, const std::string& path);

/// Reads `path`. Its patterns and files start at its own folder. `rules`: all that a config may
/// name; `own`: this dexlint's release, none later can be pinned. A Problem's message starts with
/// its place: `.dexlint.yaml:3:1: expected …`; it holds no text of the file but the names of rules.
Result<Config> read_config(const FileSource& files, const std::string& path, Rules rules,
                           Version own);

/// The packs that the config at `path` names, as they are found from here: read before it, since it
/// may name their rules. Of its other keys nothing is looked at.
Result<std::vector<std::string>> packs_of_config(const FileSource& files, const std::string& path);

}  // namespace dexlint
