// What `.dexlint.yaml` says, as plain values. Its keys stand in config_keys.h; each type here is
// also a kind of value that a key may have, so a text of some form has a type of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/company.h"
#include "linter/model/date.h"
#include "linter/model/platform.h"
#include "linter/model/rule.h"

namespace dexlint {

/// Which rules there are to begin with: all, those about secrets, or all others.
enum class Profile : std::uint8_t { all, secrets, login };
inline constexpr std::string_view profile_names[] = {"all", "secrets", "login"};

/// True for what the profile is about, and for what dexlint says of itself.
bool is_of(Profile profile, const Rule& rule);

/// A code, id, category, or beginning of a code that fits a rule at least.
struct RuleSelector {
  std::string text;
};
/// A pattern in the language of .gitignore, from the folder of the config on.
struct PathPattern {
  std::string text;
};
/// A file that is there, as it is found from the working directory.
struct FilePath {
  std::string path;
};
/// Another scanner, whose marks in comments are honoured.
struct ForeignScanner {
  std::string name;
};
inline constexpr std::string_view foreign_scanners[] = {"gitleaks", "detect-secrets", "trufflehog",
                                                        "checkov"};
/// One rule or several, by their names.
using RuleList = std::vector<const Rule*>;

/// What is said of the rules that `name` fits; what is not said stays as it is.
struct RuleSetting {
  RuleSelector name = {};
  std::optional<Severity> severity = {};
  std::optional<bool> enabled = {};
  OptionValues options = {};  ///< by option; only where `name` is one rule's own
};
/// In the order in which they are written: the later wins.
using RuleSettings = std::vector<RuleSetting>;

/// Findings that somebody has judged where no comment can stand.
struct Allow {
  RuleList rules = {};
  std::optional<PathPattern> path = {};  ///< nothing: everywhere
  std::string trail = {};  ///< as reports print it, `*` for any characters; empty: anywhere
  std::string reason = {};
  std::optional<Date> until = {};  ///< the last day on which it counts
  Span at = {};                    ///< bytes of the config: where it is written
};

/// What holds for some paths only.
struct Override {
  std::vector<PathPattern> paths = {};
  RuleSettings rules = {};
  std::optional<PlatformChoice> platform = {};
};

struct Config {
  std::string path = {};    ///< of the file that it was read from; empty: there is none
  std::string folder = {};  ///< where its patterns start
  std::optional<Version> pin = {};
  std::optional<Profile> profile = {};
  std::vector<RuleSelector> select = {};
  std::vector<RuleSelector> ignore = {};
  std::vector<FilePath> packs = {};  ///< rules of your own
  RuleSettings rules = {};
  std::vector<Override> overrides = {};
  std::vector<Allow> allow = {};
  std::vector<ForeignScanner> foreign_ignores = {};
  std::vector<PathPattern> include = {};
  std::vector<PathPattern> exclude = {};
  std::optional<PlatformChoice> platform = {};
  /// Stacks of Helm values, the lowest layer first, that nothing in the repository names.
  std::vector<std::vector<FilePath>> layers = {};
  Company company = {};
};

}  // namespace dexlint
