#include "linter/commands/progress_line.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

#include "linter/commands/output.h"
#include "linter/system/streams.h"

namespace dexlint {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms;  // shorter runs are over before a line could be read
constexpr auto interval = 100ms;
constexpr std::string_view erase = "\r\x1b[K";

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// A line that wraps could not be erased.
std::size_t columns() {
  const std::size_t known = system::terminal_columns();
  return known > 0 ? known : 80;
}

}  // namespace

std::string progress_text(const Progress& progress) {
  const std::size_t files = progress.files;
  if (files == 0) return "dexlint: looking for files";
  const double megabytes = static_cast<double>(progress.bytes_done) / 1e6;
  return fmt::format("dexlint: {} of {} files, {:.1f} MB", progress.files_done.load(), files,
                     megabytes);
}

bool may_show_progress() {
  const char* terminal = std::getenv("TERM");
  const bool can_erase = terminal != nullptr && std::string_view(terminal) != "dumb";
  return can_erase && !is_set("CI") && system::is_terminal(system::Stream::error);
}

ProgressLine::ProgressLine(const Progress& progress, bool shown) : progress_(progress) {
  if (shown) thread_ = std::jthread([this](const std::stop_token& stop) { show(stop); });
}

// Ends the thread before what it uses.
ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
}

void ProgressLine::show(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  const auto is_over = [&](std::chrono::milliseconds wait) {
    wake_.wait_for(lock, stop, wait, [] { return false; });
    return stop.stop_requested();
  };
  if (is_over(patience)) return;
  do {
    const std::string text = progress_text(progress_);
    write_standard_error(std::string(erase) + text.substr(0, columns() - 1));
  } while (!is_over(interval));
  write_standard_error(erase);
}

}  // namespace dexlint
