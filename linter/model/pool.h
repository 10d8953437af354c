// Values that are made one after the other, never move, and go all at once. Blocks grow, and there
// is none before the first value: libstdc++'s deque asks for two pieces of memory when it is made,
// and for another every 512 bytes, which is two nodes of a tree.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace dexlint {

/// Views and pointers lead into a pool, so it is neither copied nor moved. `T` must be movable, as
/// std::vector asks, though no value is.
template <typename T>
class Pool {
 public:
  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Makes a value of `arguments`. It stays where it is as long as the pool lives.
  template <typename... Arguments>
  T& add(Arguments&&... arguments) {
    if (blocks_.empty() || blocks_.back().size() == blocks_.back().capacity()) grow();
    T& value = blocks_.back().emplace_back(std::forward<Arguments>(arguments)...);
    ++size_;
    return value;
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t smallest = 4;
  // A run over many charts takes 1 MB more with 16, and 3 MB more with 256.
  static constexpr std::size_t largest = 8;

  void grow() {
    std::vector<T> block;
    block.reserve(std::clamp(size_, smallest, largest));
    blocks_.push_back(std::move(block));
  }

  std::vector<std::vector<T>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace dexlint
