// The line that says how far a run is: on a terminal, once it takes longer than half a second. It
// is written over itself, and gone before anything else is printed.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "linter/engine/lint.h"

namespace dexlint {

/// "1200 of 3400 files, 12 MB", or "looking for files" while there is no number yet.
std::string progress_text(const Progress& progress);

/// True when standard error is a terminal that can erase a line, and this is no CI job: runners
/// lend their jobs terminals, and keep every line of them.
bool may_show_progress();

/// Shows the line from half a second on until it is destroyed. Writes to standard error.
class ProgressLine {
 public:
  /// `progress` must outlive it. Does nothing where `shown` is false.
  ProgressLine(const Progress& progress, bool shown);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

 private:
  void show(const std::stop_token& stop);

  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace dexlint
