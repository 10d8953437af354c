// The files that an editor has open, in front of those on disk.
#pragma once

#include <map>
#include <string>

#include "linter/commands/lsp/open_file.h"
#include "linter/input/file_source.h"

namespace dexlint::lsp {

class Workspace {
 public:
  Workspace();

  /// All files, with the texts of the editor in place of those on disk.
  const FileSource& files() const { return files_; }
  /// The working directory, absolute.
  const std::string& folder() const { return folder_; }
  /// By URI.
  std::map<std::string, OpenFile>& open() { return open_; }
  const std::map<std::string, OpenFile>& open() const { return open_; }
  /// Null when it is not open.
  OpenFile* find(const std::string& uri);

  /// Takes a file over from the editor; one that is open already begins anew.
  void open(const std::string& uri, const std::string& path, std::string text, long version);
  void change(OpenFile& file, std::string text, long version);
  void close(const std::string& uri);
  /// All open files are to be judged anew, since any may depend on what was changed.
  void doubt_all();

 private:
  WorkTree disk_;
  Overlay files_;
  std::string folder_;
  std::map<std::string, OpenFile> open_;
};

}  // namespace dexlint::lsp
