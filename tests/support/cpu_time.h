// The time that a processor spent on this process: unlike the clock's it does not grow with what
// else the machine does. For tests that ask whether work explodes, not how fast it is.
#pragma once

#include <ctime>

namespace dexlint::test {

class CpuTime {
 public:
  double seconds() const { return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t start_ = std::clock();
};

/// What takes a second at most takes minutes or hours once its work grows with the square of the
/// text.
constexpr double explodes_after_seconds = 20;

}  // namespace dexlint::test
