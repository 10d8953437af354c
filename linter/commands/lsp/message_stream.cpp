#include "linter/commands/lsp/message_stream.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "linter/model/node.h"
#include "linter/system/streams.h"

namespace dexlint::lsp {
namespace {

constexpr std::size_t largest_body = std::size_t{64} << 20;
constexpr std::size_t largest_header = 4096;
constexpr std::string_view end_of_header = "\r\n\r\n";
constexpr std::string_view length_name = "content-length:";
// Parameters of the protocol are no deeper than ten; what is deeper is left out.
constexpr int deepest = 64;

// Where the last `Content-Length:` of `header` begins.
std::optional<std::size_t> length_field(std::string_view header) {
  for (std::size_t at = header.rfind(':'); at != std::string_view::npos;) {
    const std::size_t end = at + 1;
    if (end >= length_name.size() &&
        equal_ignoring_case(header.substr(end - length_name.size(), length_name.size()),
                            length_name))
      return end - length_name.size();
    at = at == 0 ? std::string_view::npos : header.rfind(':', at - 1);
  }
  return std::nullopt;
}

// The number that the field at the beginning of `header` gives.
std::optional<std::size_t> length_at(std::string_view header) {
  header.remove_prefix(length_name.size());
  header = header.substr(0, header.find("\r\n"));
  header.remove_prefix(std::min(header.find_first_not_of(' '), header.size()));
  std::size_t length = 0;
  const char* const end = header.data() + header.size();
  const auto read = std::from_chars(header.data(), end, length);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return length;
}

Json parsed(std::string_view body) {
  const auto is_kept = [](int depth, Json::parse_event_t, const Json&) { return depth < deepest; };
  return Json::parse(body.begin(), body.end(), is_kept, false);
}

}  // namespace

MessageStream::Filled MessageStream::fill(std::optional<std::chrono::milliseconds> wait) {
  const system::Input input = system::wait_for_input(wait);
  if (input == system::Input::quiet) return Filled::quiet;
  std::array<char, 65536> chunk;
  std::size_t got = 0;
  if (input == system::Input::broken ||
      system::read_standard_input(chunk.data(), chunk.size(), got) != 0 || got == 0)
    return Filled::closed;
  std::string_view bytes(chunk.data(), got);
  const std::size_t dropped = std::min(passing_over_, bytes.size());
  passing_over_ -= dropped;
  bytes.remove_prefix(dropped);
  buffer_.append(bytes);
  return Filled::more;
}

MessageStream::Incoming MessageStream::pass_over(std::size_t bytes) {
  const std::size_t here = std::min(bytes, buffer_.size());
  buffer_.erase(0, here);
  passing_over_ = bytes - here;
  return {Event::malformed};
}

std::optional<MessageStream::Incoming> MessageStream::take() {
  const std::size_t end = buffer_.find(end_of_header);
  if (end == std::string::npos) {
    // The beginning of the next header may be there already.
    if (buffer_.size() > largest_header) return pass_over(buffer_.size() - largest_header / 2);
    return std::nullopt;
  }
  const std::string_view header = std::string_view(buffer_).substr(0, end);
  const std::size_t begin = end + end_of_header.size();
  const auto field = length_field(header);
  if (!field) return pass_over(begin);
  if (*field > 0 && header[*field - 1] != '\n') return pass_over(*field);
  const auto length = length_at(header.substr(*field));
  if (!length) return pass_over(begin);
  if (*length > largest_body) return pass_over(begin + *length);
  if (buffer_.size() - begin < *length) return std::nullopt;
  Json message = parsed(std::string_view(buffer_).substr(begin, *length));
  buffer_.erase(0, begin + *length);
  if (message.is_discarded()) return Incoming{Event::malformed};
  return Incoming{Event::message, std::move(message)};
}

MessageStream::Incoming MessageStream::next(std::optional<std::chrono::milliseconds> wait) {
  while (true) {
    if (auto incoming = take()) return *std::move(incoming);
    switch (fill(wait)) {
      case Filled::more:
        break;
      case Filled::quiet:
        return {Event::quiet};
      case Filled::closed:
        return {Event::closed};
    }
  }
}

bool MessageStream::send(const Json& message) {
  const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  return system::write(system::Stream::output,
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

}  // namespace dexlint::lsp
