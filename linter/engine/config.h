// `.dexlint.yaml`: what a repository tells dexlint about itself. Found, and read strictly: a key
// that nobody knows, or a value of another type, is an error with its place, never silence.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/document.h"
#include "linter/model/result.h"

namespace dexlint {

inline constexpr std::string_view config_name = ".dexlint.yaml";

/// The config that holds for `path`: in its folder or the nearest one above that has one, not
/// beyond the root of the repository. Empty when there is none.
std::string find_config(const FileSource& files, const std::string& path);

/// A config of which it is not known yet which rules it may name: its own packs bring some.
class ParsedConfig {
 public:
  ParsedConfig() = default;
  /// `root`: of `document`.
  ParsedConfig(std::unique_ptr<Document> document, const Node& root)
      : document_(std::move(document)), root_(&root) {}

  /// The packs that it names, as they are found from here. Of its other keys nothing is looked at.
  Result<std::vector<std::string>> packs(const FileSource& files) const;
  /// All of it. `rules`: all that a config may name; `own`: this dexlint's release, none later can
  /// be pinned.
  Result<Config> read(const FileSource& files, Rules rules, Version own) const;

 private:
  std::unique_ptr<Document> document_;
  const Node* root_ = nullptr;
};

/// Reads the file at `path`. Its patterns and files start at its own folder. A Problem's message,
/// here and of what is read of it, starts with its place: `.dexlint.yaml:3:1: expected …`; it holds
/// no text of the file but the names of rules.
Result<ParsedConfig> parse_config(const FileSource& files, const std::string& path);

/// Both steps, for a config without packs.
Result<Config> read_config(const FileSource& files, const std::string& path, Rules rules,
                           Version own);

}  // namespace dexlint
