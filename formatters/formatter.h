// A format turns a report into bytes. Formats see findings and rules, never a document, so none of
// them can leak.
#pragma once

#include <ctime>
#include <span>
#include <string>
#include <string_view>

#include "linter/model/finding.h"

namespace dexlint {

/// What is known of the git repository whose root the working directory is; empty where it is none,
/// or where it does not say.
struct GitState {
  std::string repository;  ///< URL of `origin`, without a login
  std::string revision;    ///< commit, in hex
  std::string branch;
};

struct FormatOptions {
  std::string_view version = "0.0.0";  ///< of dexlint
  bool color = false;                  ///< ANSI colours (text, concise)
  std::string source_root = {};  ///< absolute path of the working directory, which report paths are
                                 ///< relative to (SARIF)
  std::string category = {};     ///< of the run, for code scanning (SARIF)
  GitState git = {};             ///< (SARIF, GitLab)
  std::time_t time = 0;          ///< of the run, in seconds of 1970; GitLab's formats demand one
  bool quiet = false;  ///< findings alone, for people: not what was skipped, no sums (text)
};

struct Formatter {
  std::string_view name;  ///< as in `--format NAME`
  std::string (*write)(const Report& report, const FormatOptions& options);
};

/// All formats, `text` first. A format is one function in one file, and one line in this table.
std::span<const Formatter> formatters();

/// "text, concise, …": all of them.
std::string format_names();

std::string write_text(const Report& report, const FormatOptions& options);
std::string write_concise(const Report& report, const FormatOptions& options);
std::string write_json(const Report& report, const FormatOptions& options);
std::string write_jsonl(const Report& report, const FormatOptions& options);
std::string write_sarif(const Report& report, const FormatOptions& options);
std::string write_github(const Report& report, const FormatOptions& options);
std::string write_gitlab(const Report& report, const FormatOptions& options);
std::string write_gitlab_secret_detection(const Report& report, const FormatOptions& options);
std::string write_gitlab_sast(const Report& report, const FormatOptions& options);
std::string write_junit(const Report& report, const FormatOptions& options);
std::string write_checkstyle(const Report& report, const FormatOptions& options);
std::string write_rdjson(const Report& report, const FormatOptions& options);
std::string write_rdjsonl(const Report& report, const FormatOptions& options);
std::string write_markdown(const Report& report, const FormatOptions& options);
std::string write_html(const Report& report, const FormatOptions& options);

}  // namespace dexlint
