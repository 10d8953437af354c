#include "tests/support/temporary_tree.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace dexlint::test {
namespace {

namespace fs = std::filesystem;

std::string made_for(const std::string& path) {
  fs::create_directories(fs::path(path).parent_path());
  return path;
}

void expect(bool done, const std::string& what) {
  if (!done) throw std::runtime_error("cannot make " + what);
}

}  // namespace

TemporaryTree::TemporaryTree() {
  std::string name = (fs::temp_directory_path() / "dexlint-test-XXXXXX").string();
  expect(::mkdtemp(name.data()) != nullptr, name);
  root_ = fs::canonical(name).string();
}

TemporaryTree::~TemporaryTree() {
  std::error_code error;
  for (const std::string& path : permitted_) ::chmod(path.c_str(), 0700);
  fs::remove_all(root_, error);
}

std::string TemporaryTree::path(std::string_view relative) const {
  return relative.empty() ? root_ : root_ + "/" + std::string(relative);
}

void TemporaryTree::file(std::string_view relative, std::string_view bytes) const {
  std::ofstream out(made_for(path(relative)), std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  expect(out.good(), path(relative));
}

void TemporaryTree::sparse_file(std::string_view relative, std::size_t bytes) const {
  file(relative);
  fs::resize_file(path(relative), bytes);
}

void TemporaryTree::folder(std::string_view relative) const {
  fs::create_directories(path(relative));
}

void TemporaryTree::link(std::string_view relative, std::string_view target) const {
  fs::create_symlink(std::string(target), made_for(path(relative)));
}

void TemporaryTree::fifo(std::string_view relative) const {
  expect(::mkfifo(made_for(path(relative)).c_str(), 0600) == 0, path(relative));
}

void TemporaryTree::permit(std::string_view relative, unsigned mode) {
  permitted_.push_back(path(relative));
  expect(::chmod(path(relative).c_str(), static_cast<mode_t>(mode)) == 0, path(relative));
}

WorkingDirectory::WorkingDirectory(const std::string& path) : before_(fs::current_path().string()) {
  fs::current_path(path);
}

WorkingDirectory::~WorkingDirectory() {
  std::error_code error;
  fs::current_path(before_, error);
}

}  // namespace dexlint::test
