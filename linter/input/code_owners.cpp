#include "linter/input/code_owners.h"

#include <algorithm>

#include "linter/input/paths.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

constexpr std::string_view blanks = " \t\r";

// Takes the first word off `line`; a backslash takes the meaning from a blank.
std::string_view next_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  std::size_t end = 0;
  while (end < line.size() && blanks.find(line[end]) == std::string_view::npos)
    end += line[end] == '\\' ? 2 : 1;
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(word.size());
  return word;
}

// The owners that the rest of a line names, up to a comment.
std::vector<std::string> owners_in(std::string_view rest) {
  std::vector<std::string> owners;
  while (true) {
    const std::string_view word = next_word(rest);
    if (word.empty() || word.front() == '#') return owners;
    if (word.find('@') != std::string_view::npos) owners.emplace_back(word);
  }
}

bool is_section(std::string_view line) { return line.starts_with('[') || line.starts_with("^["); }

}  // namespace

CodeOwners::CodeOwners(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::size_t current = section({}, {});
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    if (!line.empty() && line.front() != '#') add(line, current);
  }
}

void CodeOwners::add(std::string_view line, std::size_t& current) {
  if (is_section(line)) {
    const std::size_t begin = line.find('[') + 1;
    const std::size_t end = line.find(']', begin);
    if (end == std::string_view::npos) return;
    std::string_view rest = line.substr(end + 1);
    if (rest.starts_with('[')) rest.remove_prefix(std::min(rest.find(']'), rest.size() - 1) + 1);
    current = section(lower_case(line.substr(begin, end - begin)), owners_in(rest));
    return;
  }
  const std::string_view pattern = next_word(line);
  // GitLab's sections know exceptions; elsewhere both services pass over such a line.
  const bool is_exception = pattern.starts_with('!');
  if (is_exception && sections_[current].name.empty()) return;
  std::vector<std::string> owners = owners_in(line);
  if (owners.empty() && !is_exception) owners = sections_[current].owners;
  sections_[current].entries.push_back(
      {IgnorePattern(pattern), pattern.ends_with("/*"), std::move(owners)});
}

// The one of that name, which may stand in several places of a file.
std::size_t CodeOwners::section(std::string name, std::vector<std::string> owners) {
  const auto found = std::find_if(sections_.begin(), sections_.end(),
                                  [&](const Section& other) { return other.name == name; });
  const auto index = static_cast<std::size_t>(found - sections_.begin());
  if (found == sections_.end()) sections_.push_back({std::move(name), {}, {}});
  sections_[index].owners = std::move(owners);
  return index;
}

// What matches a folder matches all that is in it.
bool CodeOwners::matches(const Entry& entry, std::string_view path, Steps& steps) {
  if (entry.pattern.matches(path, false, steps)) return true;
  if (entry.files_only) return false;
  for (std::size_t end = path.rfind('/'); end != std::string_view::npos && end != 0;
       end = path.rfind('/', end - 1)) {
    ++steps.taken;
    if (entry.pattern.matches(path.substr(0, end), true, steps)) return true;
  }
  return false;
}

const CodeOwners::Entry* CodeOwners::deciding(const Section& section, std::string_view path,
                                              Steps& steps) {
  for (auto entry = section.entries.rbegin(); entry != section.entries.rend(); ++entry) {
    ++steps.taken;
    const bool matched = matches(*entry, path, steps);
    if (steps.spent()) return nullptr;
    if (matched) return &*entry;
  }
  return nullptr;
}

std::vector<std::string> CodeOwners::of(std::string_view path, Steps& steps) const {
  std::vector<std::string> owners;
  for (const Section& section : sections_) {
    const Entry* const entry = deciding(section, path, steps);
    if (entry == nullptr) continue;
    for (const std::string& owner : entry->owners)
      if (std::find(owners.begin(), owners.end(), owner) == owners.end()) owners.push_back(owner);
  }
  return owners;
}

}  // namespace dexlint
