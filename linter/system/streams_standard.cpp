#include <cerrno>
#include <cstdio>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

#include "linter/system/streams.h"

namespace dexlint::system {
namespace {

// Without a carriage return before each line feed.
std::FILE* as_bytes(std::FILE* stream) {
#ifdef _WIN32
  ::_setmode(::_fileno(stream), _O_BINARY);
#endif
  return stream;
}

std::FILE* file_of(Stream stream) { return as_bytes(stream == Stream::output ? stdout : stderr); }

}  // namespace

bool write(Stream stream, std::string_view text) {
  std::FILE* const file = file_of(stream);
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

int read_standard_input(char* to, std::size_t most, std::size_t& got) {
  std::FILE* const file = as_bytes(stdin);
  got = std::fread(to, 1, most, file);
  return got == 0 && std::ferror(file) != 0 ? EIO : 0;
}

const bool can_wait_for_input = false;

Input wait_for_input(std::optional<std::chrono::milliseconds>) { return Input::broken; }

void outlive_readers() {}

bool is_terminal([[maybe_unused]] Stream stream) {
#ifdef _WIN32
  return ::_isatty(::_fileno(stream == Stream::output ? stdout : stderr)) != 0;
#else
  return false;
#endif
}

std::size_t terminal_columns() { return 0; }

}  // namespace dexlint::system
