#include "linter/commands/lsp/workspace.h"

#include <utility>

namespace dexlint::lsp {

Workspace::Workspace() : files_(&disk_) {
  if (const auto here = disk_.resolve(".")) folder_ = *here;
}

OpenFile* Workspace::find(const std::string& uri) {
  const auto found = open_.find(uri);
  return found == open_.end() ? nullptr : &found->second;
}

void Workspace::open(const std::string& uri, const std::string& path, std::string text,
                     long version) {
  files_.put(path, text);
  open_.erase(uri);
  open_.try_emplace(uri, path, std::move(text), version);
}

void Workspace::change(OpenFile& file, std::string text, long version) {
  files_.put(file.path(), text);
  file.change(std::move(text), version);
}

void Workspace::close(const std::string& uri) {
  if (const OpenFile* file = find(uri)) files_.take_back(file->path());
  open_.erase(uri);
}

void Workspace::doubt_all() {
  for (auto& [uri, file] : open_) file.doubt();
}

}  // namespace dexlint::lsp
