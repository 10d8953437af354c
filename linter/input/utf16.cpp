#include "linter/input/utf16.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "linter/input/encode_utf8.h"

namespace dexlint {
namespace {

constexpr std::size_t looked_at = 64;

bool is_ascii(char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80; }

class Decoder {
 public:
  Decoder(std::string_view bytes, ByteOrder order) : bytes_(bytes), order_(order) {
    text_.reserve(bytes.size() / 2 + bytes.size() / 8);
  }

  void run(std::size_t begin) {
    std::size_t at = begin;
    while (at + 2 <= bytes_.size()) {
      const char32_t first = unit(at);
      const bool pair =
          is_high_surrogate(first) && at + 4 <= bytes_.size() && is_low_surrogate(unit(at + 2));
      const Span from{at, at + (pair ? 4U : 2U)};
      add(pair ? from_surrogates(first, unit(at + 2)) : first, from);
      at = from.end;
    }
    if (at < bytes_.size()) add(0xFFFD, {at, bytes_.size()});
  }

  std::string take_text() { return std::move(text_); }
  std::vector<Segment> take_segments() { return std::move(segments_); }

 private:
  char32_t unit(std::size_t at) const {
    const auto a = static_cast<unsigned char>(bytes_[at]);
    const auto b = static_cast<unsigned char>(bytes_[at + 1]);
    return order_ == ByteOrder::little ? a | static_cast<char32_t>(b) << 8U
                                       : b | static_cast<char32_t>(a) << 8U;
  }

  // Characters of one width, in the text and in the file, share a segment.
  void add(char32_t code_point, Span from) {
    const std::size_t before = text_.size();
    append_utf8(text_, code_point);
    const Segment one = Segment::replaced({before, text_.size()}, from);
    if (!segments_.empty() && segments_.back().unit == one.unit &&
        segments_.back().parent_unit == one.parent_unit) {
      segments_.back().text.end = one.text.end;
      segments_.back().parent.end = one.parent.end;
    } else {
      segments_.push_back(one);
    }
  }

  std::string_view bytes_;
  ByteOrder order_;
  std::string text_;
  std::vector<Segment> segments_;
};

std::optional<ByteOrder> byte_order_mark(std::string_view bytes) {
  // UTF-32 starts like little-endian UTF-16, and then has two NULs.
  if (bytes.starts_with("\xFF\xFE") && bytes.substr(2, 2) != std::string_view("\0\0", 2))
    return ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
  return std::nullopt;
}

}  // namespace

std::optional<ByteOrder> detect_utf16(std::string_view bytes) {
  if (const std::optional<ByteOrder> marked = byte_order_mark(bytes)) return marked;
  const std::string_view head = bytes.substr(0, std::min(bytes.size(), looked_at) / 2 * 2);
  if (head.size() < 4) return std::nullopt;
  bool little = true;
  bool big = true;
  for (std::size_t at = 0; at < head.size(); at += 2) {
    little = little && is_ascii(head[at]) && head[at + 1] == '\0';
    big = big && head[at] == '\0' && is_ascii(head[at + 1]);
  }
  if (little) return ByteOrder::little;
  return big ? std::optional(ByteOrder::big) : std::nullopt;
}

Layer& decode_utf16(Document& document, const Layer& file) {
  const std::string_view bytes = file.text();
  Decoder decoder(bytes, detect_utf16(bytes).value_or(ByteOrder::little));
  decoder.run(byte_order_mark(bytes) ? 2 : 0);
  const std::string_view text = document.keep(decoder.take_text());
  return document.add_layer(text, file, decoder.take_segments(), Encoding::utf16);
}

}  // namespace dexlint
