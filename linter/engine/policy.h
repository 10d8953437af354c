// What the config asks of the judging, and what that comes to for one file: which rules run on it,
// with which options, and how bad what they say is.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/input/gitignore.h"
#include "linter/model/config.h"
#include "linter/model/finding.h"

namespace dexlint {

struct LintOptions;

/// The part of a config that is needed while files are judged.
struct Policy {
  std::string config_path = {};    ///< as it is printed; empty: there is none
  std::string config_folder = {};  ///< resolved
  std::optional<Version> pin = {};
  RuleSettings settings = {};
  std::vector<Override> overrides = {};
  RuleList off = {};  ///< rules that run only where an override turns them on
  std::vector<Allow> allow = {};
  std::vector<ForeignScanner> foreign_ignores = {};
  Company company = {};
  Date today = {};
  bool platform_by_flag = false;  ///< the user said whose files these are: overrides do not
  /// The user chose the rules: the config turns none of them off, and makes none milder.
  bool rules_by_flag = false;
  bool whole_run = false;  ///< all that the config speaks about was walked
};

/// The worst that `rule` may say for those who pinned an earlier release; nothing: what it says.
std::optional<Severity> worst_when_pinned(const Rule& rule, const std::optional<Version>& pin);

/// How the rules are set for a file.
struct FileRules {
  std::vector<const Rule*> rules = {};
  OptionValues options = {};
  PlatformChoice platform = {};
  std::map<const Rule*, Severity> severities = {};  ///< as the config sets them
  std::map<const Rule*, Severity> worst = {};       ///< as the pinned release had them

  Severity severity_of(const Finding& finding) const;
};

/// Sets the rules for each file. May be asked by several threads.
class Policies {
 public:
  /// Both must outlive it.
  Policies(const FileSource& files, const LintOptions& options);

  /// For the file at `path`, as it is found from the working directory. Lives as long as this.
  const FileRules& of(const std::string& path);

  /// `path` from the folder of the config on; empty for what is elsewhere.
  std::string place_of(const std::string& path) const;

 private:
  FileRules made_for(const std::vector<bool>& chosen) const;

  const FileSource& files_;
  const LintOptions& options_;
  std::vector<Gitignore> patterns_;  // of the overrides
  FileRules everywhere_;
  std::mutex mutex_;
  std::map<std::vector<bool>, FileRules> by_overrides_;
};

}  // namespace dexlint
