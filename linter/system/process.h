// Another program that runs and is talked to.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint::system {

/// The entries of the environment, `NAME=value`.
std::vector<std::string> environment();
bool is_executable(const std::string& path);
/// What parts the folders of PATH, and where programs are when nobody says.
extern const char path_separator;
extern const std::string_view default_path;

struct Command {
  std::string program;             ///< its path
  std::vector<std::string> words;  ///< the first is what it calls itself
  std::vector<std::string> environment;
  std::string folder;    ///< to run in; empty: where we are
  bool complains_to_us;  ///< else nobody hears what it says on standard error
};

/// Its input and output are one connection to us. For one thread at a time.
class Process {
 public:
  explicit Process(const Command& command);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  /// Ends its input, and waits for its end.
  ~Process();

  /// False when it could not be started, and where linter/system cannot start anything.
  bool is_started() const;
  /// False when it has ended.
  bool send(std::string_view text);
  void end_input();
  /// Waits for some of its output and puts it behind `output`; false at the end.
  bool receive(std::string& output);
  /// All of its output, and of its complaints.
  void receive_all(std::string& output, std::string& complaints);
  /// Waits for its end; 128 where something else ended it.
  int status();

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace dexlint::system
