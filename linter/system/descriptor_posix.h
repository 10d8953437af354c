// File descriptors, for the POSIX side of linter/system.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string_view>
#include <utility>

namespace dexlint::system {

/// Closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

/// Up to `most` bytes; `got` 0 at the end. 0 or an error.
inline int read_some(int descriptor, char* to, std::size_t most, std::size_t& got) {
  ssize_t size = 0;
  do {
    size = ::read(descriptor, to, most);
  } while (size < 0 && errno == EINTR);
  got = size < 0 ? 0 : static_cast<std::size_t>(size);
  return size < 0 ? errno : 0;
}

/// False, with errno, when not all of it can be written.
inline bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace dexlint::system
