// Standard input, output and error, and the terminal behind them.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dexlint::system {

enum class Stream { output, error };

/// False, with errno, when not all of it can be written.
bool write(Stream stream, std::string_view text);
/// Up to `most` bytes of standard input to `to`; `got` 0 at the end. 0, or a number of <cerrno>.
int read_standard_input(char* to, std::size_t most, std::size_t& got);
/// Whether wait_for_input() works here; where not, it says broken.
extern const bool can_wait_for_input;
enum class Input { waits, quiet, broken };
/// Whether standard input has something to read, or its end, within `wait`; without one, waits for
/// ever. Quiet as well when a signal came.
Input wait_for_input(std::optional<std::chrono::milliseconds> wait);
/// From now on, writing to somebody who is gone is an error of write() and not our end.
void outlive_readers();
bool is_terminal(Stream stream);
/// How wide the terminal behind standard error is; 0 when it is not known.
std::size_t terminal_columns();

}  // namespace dexlint::system
