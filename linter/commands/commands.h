// The sub-commands. Each takes its options parsed and gives the exit code; main.cpp knows how they
// are spelled.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "linter/engine/shards.h"
#include "linter/model/config.h"
#include "linter/model/platform.h"
#include "linter/model/secret_text.h"
#include "linter/model/severity.h"

namespace dexlint {

inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;
inline constexpr int exit_error = 2;

struct CheckOptions {
  std::vector<std::string> paths = {"."};  ///< `-` is standard input
  std::string stdin_filename = "stdin.yaml";
  std::vector<std::string> formats = {"text"};  ///< NAME or NAME:FILE
  std::string sarif_category;
  std::string fail_on = "warning";  ///< or "never"
  Severity min_severity = Severity::note;
  Confidence min_confidence = Confidence::medium;
  std::vector<std::string> select;  ///< codes, ids, categories, prefixes of codes; empty: all
  std::vector<std::string> ignore;
  std::vector<std::string> packs;         ///< files with more rules
  std::vector<std::string> rule_options;  ///< RULE.OPTION=VALUE
  Redaction redaction = Redaction::partial;
  std::optional<Profile> profile = {};
  std::optional<PlatformChoice> platform =
      {};  ///< whose files these are; none: as config or file says
  std::size_t max_file_size = std::size_t{10} << 20;
  unsigned jobs = 0;      ///< 0: one a core
  std::string config;     ///< a file; empty: the one that is found upwards from the first path
  bool isolated = false;  ///< no config from the scanned repository
  bool hidden = false;
  bool gitignore = true;
  std::vector<std::string> exclude;  ///< in the language of .gitignore
  std::vector<std::string> include;
  bool force_exclude = false;
  bool staged = false;   ///< judge the index of git, report what it brings
  std::string diff;      ///< a commit; not empty: report what is new since
  std::string baseline;  ///< a file; empty: the one at the root of the repository
  bool no_baseline = false;
  bool write_baseline = false;  ///< report nothing: make the baseline anew
  bool gate = true;
  bool show_suppressed = false;
  bool fix = false;           ///< carry out the safe fixes
  bool unsafe_fixes = false;  ///< and the others
  bool diff_fixes = false;    ///< print what they would change, and change nothing
  bool strict = false;
  bool statistics = false;
  bool verbose = false;  ///< how long each stage took
  std::string color = "auto";
  std::optional<ShardChoice> shard = {};
  bool progress = true;  ///< on a terminal
  bool quiet = false;    ///< findings and errors alone
};

struct MergeOptions {
  std::vector<std::string> files;  ///< reports of dexlint in JSON, of any tool in SARIF
  std::vector<std::string> packs;  ///< whose rules the reports name
  std::vector<std::string> formats = {"text"};
  std::string sarif_category;
  std::string fail_on = "warning";
  bool strict = false;
  bool statistics = false;
  bool quiet = false;
  std::string color = "auto";
};

struct InitOptions {
  bool pre_commit = false;
  bool github = false;
};

int check(const CheckOptions& options);
/// Several reports into one, as one run would have written it.
int merge(const MergeOptions& options);
/// The whole page of a rule, by code, id or alias, or what a type of connector takes. `packs`:
/// files with more rules; those that the config here names are known, too.
int explain(const std::string& rule, const std::vector<std::string>& packs);
/// Says of each file of `options.paths` which documents it has, which were read and why, and what
/// was recognised.
int explain_files(const CheckOptions& options);
/// Which values of the chart in a folder reach a Secret, and how: `text` or `json`.
int show_flow(const std::string& chart, const std::string& format);
/// The catalogue: `text`, `json` or `markdown`; or a JSON Schema, `config-schema` or `pack-schema`.
/// `packs`: files with more rules.
int list_rules(const std::string& format, const std::vector<std::string>& packs);
/// Prints every context that is recognised in the files, one JSON value a line, values masked.
int show_contexts(const CheckOptions& options);
/// Runs the examples of rule packs, and says what differs from what they say.
int test_packs(const std::vector<std::string>& paths);
/// A language server on standard input and output. Exit code 0 when the editor shut it down,
/// else 1.
int serve_editor();
/// Writes a commented config into the working directory, unless there is one, and prints snippets.
int init(const InitOptions& options);

}  // namespace dexlint
