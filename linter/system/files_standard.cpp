#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "linter/system/files.h"

namespace dexlint::system {
namespace {

namespace fs = std::filesystem;

// Paths are UTF-8, whatever the system's narrow strings are, and written with `/`.
fs::path path_from(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

std::string text_of(const fs::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

int number_of(const std::error_code& error) {
  const std::error_condition known = error.default_error_condition();
  if (!error) return 0;
  return known.category() == std::generic_category() ? known.value() : EIO;
}

FileKind kind_of(fs::file_type type) {
  if (type == fs::file_type::regular) return FileKind::file;
  if (type == fs::file_type::directory) return FileKind::directory;
  return type == fs::file_type::symlink ? FileKind::symlink : FileKind::special;
}

int status_from(const fs::path& path, fs::file_type type, std::error_code error,
                FileStatus& status) {
  if (type == fs::file_type::not_found) return ENOENT;
  if (error) return number_of(error);
  status = {kind_of(type), 0};
  if (status.kind == FileKind::file)
    status.size_bytes = static_cast<std::size_t>(fs::file_size(path, error));
  return number_of(error);
}

/// fopen() takes no UTF-8 where paths are of wide characters.
std::FILE* open_file(const std::string& path, bool to_write) {
#ifdef _WIN32
  return ::_wfopen(path_from(path).c_str(), to_write ? L"wb" : L"rb");
#else
  return std::fopen(path.c_str(), to_write ? "wb" : "rb");
#endif
}

int error_or_unknown() { return errno != 0 ? errno : EIO; }

}  // namespace

int list_folder(const std::string& folder, std::vector<FolderEntry>& entries) {
  std::error_code error;
  fs::directory_iterator at(path_from(folder), error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code unknown;
    entries.push_back(
        {text_of(at->path().filename()), kind_of(at->symlink_status(unknown).type())});
  }
  return number_of(error);
}

int status_of(const std::string& path, FileStatus& status) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path_from(path), error).type();
  return status_from(path_from(path), type, error, status);
}

int status_behind(const std::string& path, FileStatus& status) {
  std::error_code error;
  const fs::file_type type = fs::status(path_from(path), error).type();
  return status_from(path_from(path), type, error, status);
}

int read_link(const std::string& path, std::string& target) {
  std::error_code error;
  target = text_of(fs::read_symlink(path_from(path), error));
  return number_of(error);
}

int real_path(const std::string& path, std::string& real) {
  std::error_code error;
  const fs::path found = fs::canonical(path_from(path), error);
  real = text_of(found);
  return number_of(error);
}

std::string working_directory() {
  std::error_code error;
  return text_of(fs::current_path(error));
}

int enter_folder(const std::string& folder) {
  std::error_code error;
  fs::current_path(path_from(folder), error);
  return number_of(error);
}

struct InputFile::Handle {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{nullptr, std::fclose};
};

// What is no file is not opened: that might wait.
InputFile::InputFile(const std::string& path)
    : handle_(new Handle), error_(status_behind(path, status_)) {
  if (error_ != 0 || status_.kind != FileKind::file) return;
  errno = 0;
  handle_->file.reset(open_file(path, false));
  if (handle_->file == nullptr) error_ = error_or_unknown();
}

InputFile::~InputFile() = default;

int InputFile::read(char* to, std::size_t most, std::size_t& got) {
  errno = 0;
  got = std::fread(to, 1, most, handle_->file.get());
  return got == 0 && std::ferror(handle_->file.get()) != 0 ? error_or_unknown() : 0;
}

int write_in_place(const std::string& path, std::string_view text) {
  errno = 0;
  std::FILE* file = open_file(path, true);
  if (file == nullptr) return error_or_unknown();
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = std::fclose(file) == 0;
  return written && closed ? 0 : error_or_unknown();
}

int write_by_rename(const std::string& path, std::string_view text, bool like_before) {
  std::error_code error;
  const fs::perms before =
      like_before ? fs::status(path_from(path), error).permissions() : fs::perms::unknown;
  if (error) return number_of(error);
  const std::string temporary = path + ".dexlint-new";
  const int failure = write_in_place(temporary, text);
  if (failure == 0 && like_before) fs::permissions(path_from(temporary), before, error);
  if (failure == 0) fs::rename(path_from(temporary), path_from(path), error);
  if (failure == 0 && !error) return 0;
  std::error_code left_there;
  fs::remove(path_from(temporary), left_there);
  return failure != 0 ? failure : number_of(error);
}

}  // namespace dexlint::system
