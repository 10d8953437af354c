#include "rules/shared/pem.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string>

#include "rules/shared/base64_bytes.h"
#include "rules/shared/key_bytes.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view dashes = "-----";
constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::string_view end_mark = "-----END ";
constexpr std::size_t longest_label = 40;

// The smallest key in use, Ed25519 in PKCS #8, takes 64 characters; old curves a few less.
constexpr std::size_t shortest_key = 56;

struct Format {
  std::string_view label;
  std::string_view kind;
  bool (*fits)(std::string_view bytes);
};

constexpr Format formats[] = {
    {"PRIVATE KEY", "PKCS #8 private key", is_der_sequence},
    {"RSA PRIVATE KEY", "RSA private key", is_der_sequence},
    {"EC PRIVATE KEY", "EC private key", is_der_sequence},
    {"DSA PRIVATE KEY", "DSA private key", is_der_sequence},
    {"ENCRYPTED PRIVATE KEY", "encrypted PKCS #8 private key", is_der_sequence},
    {"OPENSSH PRIVATE KEY", "OpenSSH private key", is_openssh_key},
    {"PGP PRIVATE KEY BLOCK", "PGP private key", is_pgp_secret_key},
    {"ANY PRIVATE KEY", "private key", is_der_sequence},
};

const Format* format_of(std::string_view label) {
  const auto* found = std::find_if(std::begin(formats), std::end(formats),
                                   [&](const Format& format) { return format.label == label; });
  return found == std::end(formats) ? nullptr : found;
}

// A BEGIN line and what follows it, up to the next dashes.
struct Block {
  const Format* format = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;  // behind END, or behind the body where there is none
  std::string_view body = {};
  bool has_end = false;
};

// The block whose BEGIN stands at `begin`; its format is null when it holds no private key.
Block block_at(std::string_view text, std::size_t begin) {
  Block block{.begin = begin, .end = begin + begin_mark.size()};
  const std::size_t label_end = text.substr(block.end, longest_label).find(dashes);
  if (label_end == npos) return block;
  const std::string_view label = text.substr(block.end, label_end);
  block.format = format_of(label);
  const std::size_t body = block.end + label_end + dashes.size();
  const std::size_t close = std::min(text.find(dashes, body), text.size());
  block.body = text.substr(body, close - body);
  block.end = close;
  const std::string_view rest = text.substr(close);
  if (!rest.starts_with(end_mark)) {
    block.end = std::max(body, text.find_last_not_of(" \t\r\n", close - 1) + 1);
    return block;
  }
  const std::string_view closing = rest.substr(end_mark.size());
  block.has_end = closing.starts_with(label) && closing.substr(label.size()).starts_with(dashes);
  if (block.has_end) block.end = close + end_mark.size() + label.size() + dashes.size();
  return block;
}

// The body with line ends that were spelt out (`\n`, also escaped twice) made real.
std::string with_real_lines(std::string_view body) {
  std::string lines;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t escape = std::min(body.find('\\', at), body.size());
    lines += body.substr(at, escape - at);
    at = std::min(body.find_first_not_of('\\', escape), body.size());
    if (escape == at) break;
    const bool ends_line = at < body.size() && (body[at] == 'n' || body[at] == 'r');
    lines += ends_line ? '\n' : '\\';
    at += ends_line ? 1 : 0;
  }
  return lines;
}

struct Payload {
  std::string digits;      // base64, lines joined
  bool encrypted = false;  // a header says so
  bool is_base64 = true;
};

bool is_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/';
}

void add_line(std::string_view line, Payload& payload) {
  constexpr std::string_view around = " \t\r\"'#>|,;+\\";  // of comments, quotes and scripts
  const std::size_t first = line.find_first_not_of(" \t\r\"'#>|,;\\");
  if (first == npos) return;
  line = line.substr(first, line.find_last_not_of(around) - first + 1);
  // `Proc-Type: 4,ENCRYPTED`; the checksum of PGP.
  payload.encrypted = payload.encrypted || line.find("4,ENCRYPTED") != npos;
  if (line.find(':') != npos || (line.size() == 5 && line[0] == '=')) return;
  for (const char c : line) {
    if (is_digit(c))
      payload.digits += c;
    else if (c != ' ' && c != '=')
      payload.is_base64 = false;
  }
}

Payload payload_of(std::string_view body) {
  const std::string lines = with_real_lines(body);
  Payload payload;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    add_line(std::string_view(lines).substr(at, end - at), payload);
    at = end + 1;
  }
  return payload;
}

// The same few characters or the same line again and again.
bool is_repetitive(std::string_view digits) {
  for (std::size_t period = 1; period <= 64 && period * 2 <= digits.size(); ++period) {
    if (digits.substr(period) == digits.substr(0, digits.size() - period)) return true;
  }
  std::bitset<256> seen;
  for (const char c : digits) seen.set(static_cast<unsigned char>(c));
  return seen.count() <= 8;
}

// Words, however many: chance leaves out all digits of a key once in a hundred thousand keys.
bool is_made_up(const Payload& payload) {
  return !payload.is_base64 || payload.digits.size() < shortest_key ||
         payload.digits.find_first_of("0123456789+/") == std::string::npos ||
         is_repetitive(payload.digits);
}

bool is_filled_in(std::string_view body) {
  const std::size_t begin = body.find_first_not_of(" \t\r\n");
  if (begin == npos) return false;
  body = body.substr(begin, body.find_last_not_of(" \t\r\n") - begin + 1);
  return is_reference(body) || body.find("${") != npos || body.find("$(") != npos;
}

KeyState state_of(const Block& block) {
  if (is_filled_in(block.body)) return KeyState::reference;
  const Payload payload = payload_of(block.body);
  // Folded into one line, the headers take the key along.
  if (payload.encrypted && payload.digits.empty() && block.body.size() > 200)
    return KeyState::encrypted;
  if (is_made_up(payload)) return KeyState::placeholder;
  if (!block.has_end) return KeyState::doubtful;
  if (payload.encrypted) return KeyState::encrypted;
  const std::string bytes = base64_bytes(payload.digits);
  if (!block.format->fits(bytes)) return KeyState::doubtful;
  const bool closed =
      block.format->label == "ENCRYPTED PRIVATE KEY" || is_encrypted_openssh_key(bytes);
  return closed ? KeyState::encrypted : KeyState::clear;
}

// Without an END line, words that follow are no key.
bool is_key(const Block& block, KeyState state) {
  return block.format != nullptr && (block.has_end || state == KeyState::doubtful);
}

}  // namespace

std::vector<PrivateKey> find_private_keys(std::string_view text) {
  std::vector<PrivateKey> found;
  for (std::size_t at = text.find(begin_mark); at != npos;) {
    const Block block = block_at(text, at);
    const KeyState state = block.format == nullptr ? KeyState::placeholder : state_of(block);
    if (is_key(block, state))
      found.push_back({{block.begin, block.end}, block.format->kind, state});
    at = text.find(begin_mark, block.end);
  }
  return found;
}

std::optional<KeyState> state_of_key(std::string_view value) {
  if (!value.starts_with(begin_mark)) return std::nullopt;
  const Block block = block_at(value, 0);
  if (block.format == nullptr) return std::nullopt;
  return state_of(block);
}

}  // namespace dexlint::rules
