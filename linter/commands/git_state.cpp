#include "linter/commands/git_state.h"

#include <algorithm>
#include <string_view>

#include "linter/input/paths.h"
#include "linter/model/message.h"

namespace dexlint {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;  // packed-refs of a large repository
constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string content(const FileSource& files, const std::string& path) {
  const Result<std::string> read = files.read(path, most_bytes);
  return read ? std::string(trimmed(*read)) : std::string();
}

// Takes the first line off `text`.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(line);
}

std::string_view behind(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? trimmed(text.substr(prefix.size())) : std::string_view();
}

// Nothing else of these files is printed: a link may lead to any file.
bool is_commit(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_ref(std::string_view text) {
  return text.starts_with("refs/") && text.find("..") == std::string_view::npos;
}

// The folder `.git` is, or leads to in a work tree of its own.
std::string git_folder(const FileSource& files, const std::string& folder) {
  const std::string path = join_path(folder, ".git");
  const Result<Entry> entry = files.stat(path);
  if (!entry || entry->kind == EntryKind::directory) return entry ? path : std::string();
  const std::string link = content(files, path);
  const std::string_view target = behind(link, "gitdir:");
  if (target.empty() || target.find('\n') != std::string_view::npos) return {};
  return target.starts_with('/') ? std::string(target) : join_path(folder, target);
}

// What all work trees of a repository share.
std::string common_folder(const FileSource& files, const std::string& git) {
  const std::string common = content(files, join_path(git, "commondir"));
  if (common.empty()) return git;
  return common.starts_with('/') ? common : join_path(git, common);
}

std::string packed_revision(const FileSource& files, const std::string& common,
                            std::string_view ref) {
  const std::string packed = content(files, join_path(common, "packed-refs"));
  for (std::string_view rest = packed; !rest.empty();) {
    const std::string_view line = next_line(rest);
    const std::size_t blank = std::min(line.find(' '), line.size());
    if (trimmed(line.substr(blank)) == ref) return std::string(line.substr(0, blank));
  }
  return {};
}

std::string revision_of(const FileSource& files, const std::string& common, std::string_view ref) {
  const std::string loose = content(files, join_path(common, ref));
  const std::string found = loose.empty() ? packed_revision(files, common, ref) : loose;
  return is_commit(found) ? found : std::string();
}

// `git@example.com:a/b.git` is ssh, too.
std::string url_of(std::string_view written) {
  const std::size_t colon = written.find(':');
  const bool short_form = colon != std::string_view::npos && written.substr(colon, 3) != "://" &&
                          written.find('/') > colon;
  const std::string whole = short_form ? "ssh://" + std::string(written.substr(0, colon)) + "/" +
                                             std::string(written.substr(colon + 1))
                                       : std::string(written);
  const std::string shown = Argument::url(whole).text();
  const bool is_url = shown.starts_with("https://") || shown.starts_with("http://") ||
                      shown.starts_with("ssh://") || shown.starts_with("git://");
  const bool plain = shown.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/%") ==
                     std::string::npos;
  return is_url && plain ? shown : std::string();
}

std::string origin(const FileSource& files, const std::string& common) {
  const std::string config = content(files, join_path(common, "config"));
  bool within = false;
  for (std::string_view rest = config; !rest.empty();) {
    const std::string_view line = next_line(rest);
    if (line.starts_with('[')) within = line == "[remote \"origin\"]";
    const std::string_view value = behind(behind(line, "url"), "=");
    if (within && !value.empty()) return url_of(value);
  }
  return {};
}

}  // namespace

GitState git_state(const FileSource& files, const std::string& folder) {
  const std::string git = git_folder(files, folder);
  if (git.empty()) return {};
  const std::string common = common_folder(files, git);
  GitState state;
  const std::string head = content(files, join_path(git, "HEAD"));
  const std::string_view ref = behind(head, "ref:");
  if (is_commit(head)) state.revision = head;
  if (is_ref(ref)) {
    state.revision = revision_of(files, common, ref);
    state.branch = behind(ref, "refs/heads/");
  }
  // Of a folder that only looks like git's nothing is said.
  if (!state.revision.empty()) state.repository = origin(files, common);
  return state;
}

}  // namespace dexlint
