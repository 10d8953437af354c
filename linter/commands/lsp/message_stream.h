// Messages of JSON-RPC 2.0 over standard input and output, each behind a header that tells its
// length (Language Server Protocol 3.17, "Base Protocol"). Whatever an editor sends, reading goes
// on behind it.
#pragma once

#include <chrono>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace dexlint::lsp {

using Json = nlohmann::json;

class MessageStream {
 public:
  enum class Event { message, malformed, quiet, closed };
  struct Incoming {
    Event event = Event::closed;
    Json message = {};  ///< of an Event::message: any JSON
  };
  /// The next message. `wait`: how long to wait for one, for ever when there is none; then quiet.
  /// Malformed and passed over is what stands in front of a header, a header without a length, and
  /// a body that is no JSON or larger than 64 MiB.
  Incoming next(std::optional<std::chrono::milliseconds> wait);

  /// False when nobody listens any more.
  bool send(const Json& message);

 private:
  enum class Filled { more, quiet, closed };
  Filled fill(std::optional<std::chrono::milliseconds> wait);
  std::optional<Incoming> take();
  Incoming pass_over(std::size_t bytes);

  std::string buffer_;
  std::size_t passing_over_ = 0;  // bytes that are still to come
};

}  // namespace dexlint::lsp
