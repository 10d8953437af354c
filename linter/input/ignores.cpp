#include "linter/input/ignores.h"

#include <algorithm>
#include <utility>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr std::size_t max_ignore_file = std::size_t{1} << 20;
constexpr std::size_t max_pointer_file = 4096;

constexpr std::string_view git_name = ".git";
constexpr std::string_view ignore_name = ".gitignore";

// The path in a one-line file, from `folder` on; empty when it does not start with `label`.
std::string pointed_to(std::string_view line, std::string_view label, const std::string& folder) {
  if (!line.starts_with(label)) return {};
  line.remove_prefix(label.size());
  line = line.substr(0, line.find_last_not_of("\r\n") + 1);
  return line.starts_with('/') ? std::string(line) : join_path(folder, line);
}

}  // namespace

Ignores::Rules Ignores::at(const std::string& folder) {
  const auto known = rules_.find(folder);
  return known != rules_.end() ? known->second : at(folder, start_of(folder));
}

Ignores::Rules Ignores::at(const std::string& folder, const std::string& start) {
  const auto known = rules_.find(folder);
  if (known != rules_.end()) return known->second;
  Rules above = folder == start ? nullptr : at(parent_path(folder), start);
  if (hide(above, folder, true)) above = nullptr;
  const Result<Entry> own = source_.stat(join_path(folder, ignore_name));
  const Rules rules = add_own(above, folder, has_repository(folder),
                              own.has_value() && own->kind == EntryKind::file);
  rules_.emplace(folder, rules);
  return rules;
}

Ignores::Rules Ignores::below(Rules above, const std::string& folder,
                              const std::vector<Entry>& entries) {
  const auto parent = rules_.find(parent_path(folder));
  const bool as_always = parent != rules_.end() && parent->second == above;
  if (as_always) {
    const auto known = rules_.find(folder);
    if (known != rules_.end()) return known->second;
  }
  const auto find = [&](std::string_view name) {
    const auto entry =
        std::lower_bound(entries.begin(), entries.end(), name,
                         [](const Entry& each, std::string_view word) { return each.name < word; });
    return entry != entries.end() && entry->name == name ? &*entry : nullptr;
  };
  const Entry* own = find(ignore_name);
  // git does not follow a link here either.
  const Rules rules = add_own(above, folder, find(git_name) != nullptr,
                              own != nullptr && own->kind == EntryKind::file);
  if (as_always) rules_.emplace(folder, rules);
  return rules;
}

Ignores::Rules Ignores::add_own(Rules above, const std::string& folder, bool has_repository,
                                bool has_ignore_file) {
  if (has_repository) {
    const std::string git = git_folder(folder);
    above = git.empty() ? nullptr : add(nullptr, folder, join_path(git, "info/exclude"));
  }
  return has_ignore_file ? add(above, folder, join_path(folder, ignore_name)) : above;
}

Ignores::Rules Ignores::add(Rules above, const std::string& folder, const std::string& file) {
  const Result<std::string> text = source_.read(file, max_ignore_file);
  if (!text) {
    if (text.error().reason != SkipReason::vanished) unread_.push_back({file, text.error()});
    return above;
  }
  Gitignore patterns(*text);
  if (patterns.empty()) return above;
  return &levels_.emplace_back(Level{above, folder, file, std::move(patterns)});
}

// In a worktree and in a submodule, .git is a file that tells where the folder is; what all
// worktrees share is in yet another one.
std::string Ignores::git_folder(const std::string& folder) const {
  std::string git = join_path(folder, git_name);
  const Result<std::string> pointer = source_.read(git, max_pointer_file);
  if (!pointer) return git;
  const std::string own = pointed_to(*pointer, "gitdir: ", folder);
  if (own.empty()) return {};
  const Result<std::string> shared = source_.read(join_path(own, "commondir"), max_pointer_file);
  return shared ? pointed_to(*shared, "", own) : own;
}

bool Ignores::has_repository(const std::string& folder) {
  const auto known = repositories_.find(folder);
  if (known != repositories_.end()) return known->second;
  const bool has = source_.stat(join_path(folder, git_name)).has_value();
  return repositories_.emplace(folder, has).first->second;
}

// The folder from which ignore files count.
std::string Ignores::start_of(const std::string& folder) {
  for (std::string at = folder;; at = parent_path(at)) {
    if (has_repository(at)) return at;
    if (at == "/") break;
  }
  std::string outermost = folder;
  for (const std::string& top : tops_) {
    if (is_inside(outermost, top)) outermost = top;
  }
  return outermost;
}

bool Ignores::hide(Rules rules, const std::string& path, bool is_folder) {
  const Decision decision = decide(rules, path, is_folder);
  return decision.pattern != nullptr && !decision.pattern->is_negated();
}

bool Ignores::hide_all_in(Rules rules, const std::string& folder) {
  // No pattern was written for a file of this name.
  const Decision decision = decide(rules, join_path(folder, "\x01\x01\x01\x01"), false);
  if (decision.pattern == nullptr || decision.pattern->is_negated()) return false;
  if (!decision.level->patterns.has_negated()) return true;
  return decision.pattern->has_place() && decision.level->folder != folder;
}

bool Ignores::hide_from_above(const std::string& path, bool is_folder) {
  const std::string start = start_of(is_folder ? path : parent_path(path));
  for (std::string at = path; at != start && at != "/"; at = parent_path(at), is_folder = true) {
    if (hide(this->at(parent_path(at)), at, is_folder)) return true;
  }
  return false;
}

Ignores::Decision Ignores::decide(Rules rules, const std::string& path, bool is_folder) {
  Steps steps;
  for (const Level* level = rules; level != nullptr; level = level->above) {
    const IgnorePattern* pattern =
        level->patterns.deciding(path_below(path, level->folder), is_folder, steps);
    if (pattern != nullptr) return {level, pattern};
    if (!steps.spent()) continue;
    const auto same = [&](const Unread& other) { return other.path == level->file; };
    if (std::none_of(unread_.begin(), unread_.end(), same))
      unread_.push_back({level->file,
                         {SkipReason::budget,
                          "takes too long to compare with some paths: these count as not "
                          "ignored",
                          {}}});
    break;
  }
  return {};
}

}  // namespace dexlint
