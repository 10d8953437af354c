#include "linter/commands/lsp/open_file.h"

#include <utility>

namespace dexlint::lsp {

OpenFile::OpenFile(std::string path, std::string text, long version) : path_(std::move(path)) {
  change(std::move(text), version);
}

void OpenFile::change(std::string text, long version) {
  text_ = std::move(text);
  version_ = version;
  lines_ = std::make_unique<LineIndex>(text_);
  changed_at_ = std::chrono::steady_clock::now();
  doubt();
}

void OpenFile::doubt() {
  judged_ = false;
  verdict_ = {};
  reading_.reset();
}

const Reading& OpenFile::reading(const FileSource& files) const {
  if (reading_ == nullptr) reading_ = std::make_unique<const Reading>(files, path_, text_);
  return *reading_;
}

void OpenFile::judged(Verdict verdict) {
  verdict_ = std::move(verdict);
  judged_ = true;
}

}  // namespace dexlint::lsp
