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
}

void OpenFile::judged(Verdict verdict) {
  verdict_ = std::move(verdict);
  judged_ = true;
}

}  // namespace dexlint::lsp
