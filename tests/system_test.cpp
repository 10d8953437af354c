// Files as linter/system gives them. Built twice: with what POSIX has, and with what every C++
// library has, which other systems get.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "linter/system/files.h"

namespace {

namespace fs = std::filesystem;
using namespace dexlint::system;

/// An empty folder of its own, gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() /
                  ("system_test_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string file(const std::string& name) const { return (path / name).string(); }
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string read_all(InputFile& file) {
  std::string text;
  char chunk[3];
  for (std::size_t got = 1; got > 0; text.append(chunk, got))
    BOOST_TEST(file.read(chunk, sizeof chunk, got) == 0);
  return text;
}

std::string listed(const std::string& folder) {
  std::vector<FolderEntry> entries;
  BOOST_TEST(list_folder(folder, entries) == 0);
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  std::string text;
  for (const FolderEntry& entry : entries)
    text += entry.name + " " + std::to_string(static_cast<int>(entry.kind)) + "\n";
  return text;
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  const Folder folder;
  const std::string path = folder.file("日本.yaml");
  BOOST_TEST(write_by_rename(path, "a: 1\r\nb: 2\n", false) == 0);
  InputFile file(path);
  BOOST_TEST(file.error() == 0);
  BOOST_TEST(file.status().size_bytes == 11u);
  BOOST_TEST(read_all(file) == "a: 1\r\nb: 2\n");
  BOOST_TEST(write_in_place(path, "c: 3\n") == 0);
  BOOST_TEST(bytes_of(path).substr(0, 5) == "c: 3\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_replaced_keeps_its_mode_and_leaves_nothing_beside_it) {
  const Folder folder;
  const std::string path = folder.file("values.yaml");
  BOOST_TEST(write_by_rename(path, "old", false) == 0);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_read);
  const fs::perms before = fs::status(path).permissions();
  BOOST_TEST(write_by_rename(path, "new", true) == 0);
  BOOST_TEST(bytes_of(path) == "new");
  BOOST_TEST((fs::status(path).permissions() == before));
  BOOST_TEST(listed(folder.path.string()) == "values.yaml 0\n");
}

BOOST_AUTO_TEST_CASE(a_folder_tells_what_is_in_it) {
  const Folder folder;
  fs::create_directory(folder.file("charts"));
  fs::create_symlink("nowhere", folder.file("link"));
  BOOST_TEST(write_by_rename(folder.file("Chart.yaml"), "", false) == 0);
  BOOST_TEST(listed(folder.path.string()) == "Chart.yaml 0\ncharts 1\nlink 2\n");
  FileStatus status;
  BOOST_TEST(status_of(folder.file("link"), status) == 0);
  BOOST_TEST((status.kind == FileKind::symlink));
  BOOST_TEST(status_behind(folder.file("link"), status) == ENOENT);
}

BOOST_AUTO_TEST_CASE(a_path_is_followed_to_where_it_leads) {
  const Folder folder;
  fs::create_directory(folder.file("charts"));
  fs::create_directory_symlink("charts", folder.file("link"));
  std::string written;
  BOOST_TEST(read_link(folder.file("link"), written) == 0);
  BOOST_TEST(written == "charts");
  std::string real;
  BOOST_TEST(real_path(folder.file("link/../charts"), real) == 0);
  BOOST_TEST(real == fs::canonical(folder.path).string() + "/charts");
  BOOST_TEST(working_directory() == fs::current_path().string());
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_an_error_that_says_so) {
  const Folder folder;
  const std::string path = folder.file("none/values.yaml");
  FileStatus status;
  std::vector<FolderEntry> entries;
  std::string real;
  BOOST_TEST(InputFile(path).error() == ENOENT);
  BOOST_TEST(status_of(path, status) == ENOENT);
  BOOST_TEST(list_folder(path, entries) == ENOENT);
  BOOST_TEST(real_path(path, real) == ENOENT);
  BOOST_TEST(write_by_rename(path, "", false) == ENOENT);
  BOOST_TEST(write_by_rename(path, "", true) == ENOENT);
}

BOOST_AUTO_TEST_CASE(a_folder_is_opened_as_what_it_is) {
  const Folder folder;
  InputFile file(folder.path.string());
  BOOST_TEST(file.error() == 0);
  BOOST_TEST((file.status().kind == FileKind::directory));
}

}  // namespace
