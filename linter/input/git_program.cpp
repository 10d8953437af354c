#include "linter/input/git_program.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace dexlint {
namespace {

// What simdjson reads behind a text.
constexpr std::size_t room_behind = 64;

// An entry of the environment for git: put in, or without a value taken out.
struct Variable {
  std::string_view name;
  const char* value;  // null: taken out
};
constexpr std::array variables{
    Variable{"GIT_ALLOW_PROTOCOL", "none"},  // stands above what the repository allows
    Variable{"GIT_NO_LAZY_FETCH", "1"},      // git 2.44 asks no further
    Variable{"GIT_OPTIONAL_LOCKS", "0"},
    Variable{"GIT_TERMINAL_PROMPT", "0"},
    Variable{"LC_ALL", "C"},
    Variable{"GIT_LITERAL_PATHSPECS", nullptr},
    Variable{"GIT_GLOB_PATHSPECS", nullptr},
    Variable{"GIT_NOGLOB_PATHSPECS", nullptr},
    Variable{"GIT_ICASE_PATHSPECS", nullptr},
};

std::vector<std::string> git_environment() {
  std::vector<std::string> all;
  for (const std::string& text : system::environment()) {
    const std::string_view name = std::string_view(text).substr(0, text.find('='));
    const auto is_ours = [&](const Variable& variable) { return variable.name == name; };
    if (std::none_of(variables.begin(), variables.end(), is_ours)) all.push_back(text);
  }
  for (const Variable& variable : variables) {
    if (variable.value != nullptr) all.push_back(std::string(variable.name) + "=" + variable.value);
  }
  return all;
}

// Where git is. What PATH gives relative to the working directory is not looked at: that may be the
// repository.
std::string git_file() {
  const char* given = std::getenv("PATH");
  std::string_view path = given == nullptr ? system::default_path : given;
  while (!path.empty()) {
    const std::string_view folder = path.substr(0, path.find(system::path_separator));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    std::string file = std::string(folder) + "/git";
    if (folder.starts_with('/') && system::is_executable(file)) return file;
  }
  return {};
}

std::vector<std::string> command_line(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"git", "--no-pager",
                               "-c",  "core.fsmonitor=",
                               "-c",  "core.hooksPath=/dev/null",
                               "-c",  "safe.bareRepository=explicit"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

// Null when it cannot be started.
std::unique_ptr<system::Process> start_git(const std::vector<std::string>& arguments,
                                           const std::string& folder, bool complains_to_us) {
  const bool repository_is_given =
      std::getenv("GIT_DIR") != nullptr || std::getenv("GIT_INDEX_FILE") != nullptr;
  const system::Command command{.program = git_file(),
                                .words = command_line(arguments),
                                .environment = git_environment(),
                                .folder = repository_is_given ? "" : folder,
                                .complains_to_us = complains_to_us};
  if (command.program.empty()) return nullptr;
  auto process = std::make_unique<system::Process>(command);
  return process->is_started() ? std::move(process) : nullptr;
}

std::string first_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  for (char& c : line) {
    if (c < ' ' || c > '~') c = '?';
  }
  return line;
}

Problem no_git() {
  return {SkipReason::unreadable, "git cannot be run: it is needed for this, and not in PATH", {}};
}

Problem broken_off() {
  return {SkipReason::unreadable, "cannot be read from git: it ended in the middle", {}};
}

}  // namespace

Result<GitRun> run_git(const std::vector<std::string>& arguments, const std::string& folder) {
  const auto git = start_git(arguments, folder, true);
  if (git == nullptr) return no_git();
  git->end_input();
  GitRun run;
  std::string complaints;
  git->receive_all(run.out, complaints);
  run.status = git->status();
  run.complaint = first_line(complaints);
  return run;
}

bool GitObjects::start() {
  if (git_ == nullptr) git_ = start_git({"cat-file", "--batch"}, folder_, false);
  return git_ != nullptr;
}

// At the end of its input git ends.
void GitObjects::stop() {
  git_.reset();
  received_.clear();
}

bool GitObjects::take_line(std::string& line) {
  std::size_t end = 0;
  while ((end = received_.find('\n')) == std::string::npos) {
    if (!git_->receive(received_)) return false;
  }
  line = received_.substr(0, end);
  received_.erase(0, end + 1);
  return true;
}

// Takes `count` bytes; null: and drops them.
bool GitObjects::take(std::size_t count, std::string* bytes) {
  if (bytes != nullptr) bytes->reserve(count + room_behind);
  while (true) {
    const std::size_t some = std::min(count, received_.size());
    if (bytes != nullptr) bytes->append(received_, 0, some);
    received_.erase(0, some);
    count -= some;
    if (count == 0) return true;
    if (!git_->receive(received_)) return false;
  }
}

Result<std::string> GitObjects::read(const std::string& name, std::size_t max_bytes) {
  std::string answer;
  const bool asked = start() && git_->send(name + "\n");
  if (!asked || !take_line(answer)) {
    stop();  // the next one starts anew
    return broken_off();
  }
  const std::size_t blank = answer.rfind(' ');
  if (answer.ends_with(" missing") || blank == std::string::npos)
    return Problem{SkipReason::vanished, "cannot be read from git: it is not in this clone", {}};
  std::size_t size = 0;
  const char* const end = answer.data() + answer.size();
  if (std::from_chars(answer.data() + blank + 1, end, size).ptr != end)
    return Problem{SkipReason::vanished, "cannot be read from git: it is no file there", {}};
  const bool fits = size <= max_bytes;
  std::string bytes;
  std::string line_end;
  if (!take(size, fits ? &bytes : nullptr) || !take(1, &line_end)) {
    stop();
    return broken_off();
  }
  if (!fits)
    return Problem{
        SkipReason::too_large, "larger than " + std::to_string(max_bytes) + " bytes", {}};
  return bytes;
}

}  // namespace dexlint
