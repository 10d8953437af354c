#include "linter/engine/sops_rules.h"

#include <algorithm>
#include <utility>

#include "linter/input/parse_yaml.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr const char* sops_config = ".sops.yaml";
constexpr std::size_t largest_config = std::size_t{1} << 20;  // bytes

// Where what was named starts: `place` is the file's way from there.
std::string top_of(const std::string& path, std::string_view place) {
  if (!path.ends_with("/" + std::string(place))) return parent_path(path);
  return path.substr(0, std::max<std::size_t>(path.size() - place.size() - 1, 1));
}

}  // namespace

SopsRules::SopsRules(const FileSource& files, const std::vector<Unit>& units) : files_(files) {
  const Result<std::string> here = files.resolve(".");
  here_ = here ? *here : std::string("/");
  tops_.insert(here_);
  for (const Unit& unit : units) {
    for (const UnitFile& file : unit.files) {
      const std::string path = absolute(file.path);
      if (!is_inside(path, here_)) tops_.insert(top_of(path, file.place()));
    }
  }
}

SopsCover SopsRules::cover(const std::string& path) {
  const std::string whole = absolute(path);
  const std::string_view name = file_name(whole);
  if (!may_be_for_sops(name)) return {};
  SopsCover cover{is_named_for_sops(name) ? SopsIntent::name : SopsIntent::none};
  const std::lock_guard lock(mutex_);
  const File* file = nearest(parent_path(whole));
  if (file == nullptr) return cover;
  const std::string_view below = path_below(whole, file->folder);
  const SopsRule* rule = file->rules.rule_for(below);
  if (rule == nullptr) return cover;
  cover.rule = rule;
  cover.intent = std::max(cover.intent, intent_of(*rule, below));
  return cover;
}

std::vector<Skipped> SopsRules::unread() const {
  const std::lock_guard lock(mutex_);
  std::vector<Skipped> sorted = unread_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return sorted;
}

const SopsRules::File* SopsRules::nearest(const std::string& folder) {
  const auto known = nearest_.find(folder);
  if (known != nearest_.end()) return known->second;
  const File* found = search(folder);
  return nearest_[folder] = found;
}

// The repository of a folder ends at it when it has a `.git`; looked for only where there is
// something above that it would shut out.
const SopsRules::File* SopsRules::search(const std::string& folder) {
  const Result<Entry> entry = files_.stat(join_path(folder, sops_config));
  if (entry && (entry->kind == EntryKind::file || entry->kind == EntryKind::symlink))
    return read(folder);
  const File* above = folder == "/" ? nullptr : nearest(parent_path(folder));
  return above != nullptr && files_.stat(join_path(folder, ".git")) ? nullptr : above;
}

// Null for one that SOPS would not find either, and for one that cannot be read, which is noted.
const SopsRules::File* SopsRules::read(const std::string& folder) {
  const std::string path = join_path(folder, sops_config);
  if (!may_be_read(path, folder)) return nullptr;
  const auto note = [&](const Problem& problem, std::size_t line_1) {
    unread_.push_back({shown(path), name_of(problem.reason), problem.message, line_1});
  };
  Result<std::string> bytes = files_.read(path, largest_config);
  if (!bytes) {
    note(bytes.error(), 0);
    return nullptr;
  }
  auto file =
      std::make_unique<File>(File{folder, std::make_unique<Document>(path, std::move(*bytes)), {}});
  Document& document = *file->document;
  const Layer& text = document.text_layer();
  const std::vector<Span> documents = yaml_documents(text.text());
  const Span first = documents.empty() ? Span{} : documents.front();
  const auto line_of = [&](const Problem& problem) {
    return document.lines().position(problem.span.begin).line_1;
  };
  const Result<const Node*> root = parse_yaml(document, text, first);
  if (!root) {
    note(root.error(), line_of(root.error()));
    return nullptr;
  }
  std::vector<Problem> problems;
  file->rules = SopsCreationRules(**root, problems);
  for (const Problem& problem : problems) note(problem, line_of(problem));
  return read_.emplace_back(std::move(file)).get();
}

bool SopsRules::may_be_read(const std::string& path, const std::string& folder) const {
  std::string top = folder;
  while (top != "/" && !files_.stat(join_path(top, ".git"))) top = parent_path(top);
  if (!files_.stat(join_path(top, ".git"))) {
    const auto holds = [&](const std::string& named) { return is_inside(folder, named); };
    const auto named = std::find_if(tops_.begin(), tops_.end(), holds);
    if (named == tops_.end()) return false;
    top = *named;
  }
  const Result<std::string> real = files_.resolve(path);
  const Result<std::string> real_top = files_.resolve(top);
  return real && real_top && is_inside(*real, *real_top);
}

// Links on the way stay, since a rule is about the path that SOPS is given; but not where the path
// goes up behind one: who climbs from it would never come to "/".
std::string SopsRules::absolute(const std::string& path) const {
  if (path.starts_with('/') && !goes_up(path)) return path;
  std::string folder = here_;
  std::string_view rest = path;
  for (; rest.starts_with("../"); rest.remove_prefix(3)) folder = parent_path(folder);
  if (!goes_up(rest)) return join_path(folder, rest);
  const Result<std::string> real = files_.resolve(parent_path(path));
  return join_path(real ? *real : here_, file_name(path));
}

std::string SopsRules::shown(const std::string& path) const {
  return is_inside(path, here_) ? std::string(path_below(path, here_)) : path;
}

}  // namespace dexlint
