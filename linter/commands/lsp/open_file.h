// A file that an editor has open: its text as it stands there, and what is known of it.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "linter/commands/lsp/judge.h"
#include "linter/commands/lsp/reading.h"
#include "linter/model/lines.h"

namespace dexlint::lsp {

class OpenFile {
 public:
  OpenFile(std::string path, std::string text, long version);
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Takes a new text over; what was said of the old one counts no more.
  void change(std::string text, long version);
  /// Something else changed that it may depend on.
  void doubt();
  /// Takes what is said of the text as it is now.
  void judged(Verdict verdict);

  const std::string& path() const { return path_; }
  const std::string& text() const { return text_; }
  long version() const { return version_; }
  /// Of text(), until it changes.
  const LineIndex& lines() const { return *lines_; }
  /// The text as it is now, read when it is first asked for. `files` have it, and outlive this.
  const Reading& reading(const FileSource& files) const;
  bool is_judged() const { return judged_; }
  const Verdict& verdict() const { return verdict_; }
  std::chrono::steady_clock::time_point changed_at() const { return changed_at_; }

 private:
  std::string path_;
  std::string text_;
  long version_ = 0;
  std::unique_ptr<LineIndex> lines_;
  mutable std::unique_ptr<const Reading> reading_;  // null: not asked for yet
  bool judged_ = false;
  Verdict verdict_;
  std::chrono::steady_clock::time_point changed_at_;
};

}  // namespace dexlint::lsp
