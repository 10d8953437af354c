#include "linter/input/git_tree.h"

#include <algorithm>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr std::string_view link_mode = "120000";
constexpr std::string_view submodule_mode = "160000";
constexpr int most_links = 40;  // as Linux has it
constexpr std::size_t most_of_a_link = 4096;

// `120000 blob ID`, `100644 ID 0`: the words before the tab of a line.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    words.push_back(word);
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return words;
}

// Calls `add(words, path)` for each entry of what `ls-files -z` or `ls-tree -z` printed.
template <typename Add>
void each_entry(std::string_view listing, Add add) {
  while (!listing.empty()) {
    const std::string_view line = listing.substr(0, listing.find('\0'));
    listing.remove_prefix(std::min(line.size() + 1, listing.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto words = words_of(line.substr(0, tab));
    if (words.size() >= 3) add(words, std::string(line.substr(tab + 1)));
  }
}

Problem refused(const GitRun& run) {
  return {SkipReason::unreadable, "git cannot list its files: " + run.complaint, {}};
}

// The parts of a path, the last one first.
std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (!part.empty() && part != ".") parts.emplace_back(part);
    path.remove_prefix(std::min(part.size() + 1, path.size()));
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

}  // namespace

GitTree::GitTree(const GitRepository& repository, std::string name, Files files)
    : root_(repository.root),
      name_(std::move(name)),
      files_(std::move(files)),
      objects_(repository.folder) {
  if (Result<std::string> here = WorkTree().resolve("."); here)
    working_directory_ = *std::move(here);
}

Result<std::unique_ptr<GitTree>> GitTree::of_index(const GitRepository& repository) {
  const auto run =
      run_git({"ls-files", "--stage", "--full-name", "-z", "--", ":/"}, repository.folder);
  if (!run) return run.error();
  if (run->status != 0) return refused(*run);
  Files files;
  each_entry(run->out, [&](const auto& words, std::string path) {
    const bool settled = words[2] == "0";
    files.insert_or_assign(std::move(path), File{std::string(words[0]),
                                                 settled ? std::string(words[1]) : std::string()});
  });
  return std::unique_ptr<GitTree>(new GitTree(repository, "the index of git", std::move(files)));
}

Result<std::unique_ptr<GitTree>> GitTree::of_commit(const GitRepository& repository,
                                                    const std::string& commit) {
  Files files;
  if (!commit.empty()) {
    const auto run = run_git({"ls-tree", "-r", "-z", "--full-tree", commit}, repository.folder);
    if (!run) return run.error();
    if (run->status != 0) return refused(*run);
    each_entry(run->out, [&](const auto& words, std::string path) {
      files.emplace(std::move(path), File{std::string(words[0]), std::string(words[2])});
    });
  }
  return std::unique_ptr<GitTree>(
      new GitTree(repository, "commit " + commit.substr(0, 10), std::move(files)));
}

std::vector<std::string> GitTree::paths() const {
  std::vector<std::string> all;
  for (const auto& [path, file] : files_) all.push_back(path);
  return all;
}

Problem GitTree::missing() const { return {SkipReason::vanished, "is not in " + name_, {}}; }

bool GitTree::is_folder(std::string_view below) const {
  if (below.empty()) return true;
  const std::string prefix = std::string(below) + "/";
  const auto first = files_.lower_bound(prefix);
  return first != files_.end() && first->first.starts_with(prefix);
}

// Of an absolute path whose folders are free of links. The working directory is there, whether or
// not git has something in it.
std::optional<EntryKind> GitTree::kind_of(const std::string& real) const {
  if (is_inside(root_, real) || is_inside(working_directory_, real)) return EntryKind::directory;
  if (!is_inside(real, root_)) return std::nullopt;
  const std::string_view below = path_below(real, root_);
  const auto file = files_.find(below);
  if (file == files_.end())
    return below == ".git" || is_folder(below) ? std::optional(EntryKind::directory) : std::nullopt;
  if (file->second.mode == submodule_mode) return EntryKind::directory;
  return file->second.mode == link_mode ? EntryKind::symlink : EntryKind::file;
}

// Walks from `/`. Above the repository the disk says where links lead, in it git does.
std::optional<std::string> GitTree::find(const std::string& path, bool follow_last) const {
  std::vector<std::string> open =
      parts_of(path.starts_with('/') ? path : join_path(working_directory_, path));
  std::string at = "/";
  for (int links = 0; !open.empty();) {
    const std::string part = std::move(open.back());
    open.pop_back();
    if (part == "..") {
      at = parent_path(at);
      continue;
    }
    const std::string next = join_path(at, part);
    if (!is_inside(next, root_) && !is_inside(root_, next)) {
      const Result<std::string> real = WorkTree().resolve(next);
      if (!real) return std::nullopt;
      at = *real;
      continue;
    }
    const std::optional<EntryKind> kind = kind_of(next);
    if (!kind || (*kind == EntryKind::file && !open.empty())) return std::nullopt;
    if (*kind != EntryKind::symlink || (open.empty() && !follow_last)) {
      at = next;
      continue;
    }
    const File& link = files_.find(path_below(next, root_))->second;
    const Result<std::string> target = content(link, most_of_a_link);
    if (!target || ++links > most_links) return std::nullopt;
    for (std::string& step : parts_of(*target)) open.push_back(std::move(step));
    if (target->starts_with('/')) at = "/";
  }
  return kind_of(at) ? std::optional(at) : std::nullopt;
}

Result<std::string> GitTree::content(const File& file, std::size_t max_bytes) const {
  if (file.id.empty())
    return Problem{SkipReason::unreadable, "is in a conflict that is not resolved", {}};
  const std::scoped_lock lock(mutex_);
  return objects_.read(file.id, max_bytes);
}

Result<std::vector<Entry>> GitTree::list(const std::string& directory) const {
  const std::optional<std::string> real = find(directory, true);
  if (!real || kind_of(*real) != EntryKind::directory || !is_inside(*real, root_)) return missing();
  std::vector<Entry> entries;
  if (*real == root_) entries.push_back({".git", EntryKind::directory, 0});
  std::string prefix(path_below(*real, root_));
  if (!prefix.empty()) prefix += '/';
  for (auto file = files_.lower_bound(prefix);
       file != files_.end() && file->first.starts_with(prefix);) {
    const std::size_t slash = file->first.find('/', prefix.size());
    const std::string name = file->first.substr(prefix.size(), slash - prefix.size());
    entries.push_back({name, *kind_of(join_path(*real, name)), 0});
    // All that is in a folder stands before the character after the slash.
    file = slash == std::string::npos
               ? std::next(file)
               : files_.lower_bound(prefix + name + static_cast<char>('/' + 1));
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

Result<Entry> GitTree::stat(const std::string& path) const {
  const std::optional<std::string> real = find(path, false);
  if (!real) return missing();
  return Entry{path, *kind_of(*real), 0};
}

Result<std::string> GitTree::read(const std::string& path, std::size_t max_bytes) const {
  const std::optional<std::string> real = find(path, true);
  if (!real) return missing();
  if (kind_of(*real) == EntryKind::directory)
    return Problem{SkipReason::unreadable, "cannot be read: Is a directory", {}};
  return content(files_.find(path_below(*real, root_))->second, max_bytes);
}

Result<std::string> GitTree::resolve(const std::string& path) const {
  std::optional<std::string> real = find(path, true);
  if (!real) return missing();
  return *std::move(real);
}

}  // namespace dexlint
