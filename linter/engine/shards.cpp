#include "linter/engine/shards.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "linter/engine/lint.h"

namespace dexlint {
namespace {

// FNV-1a: it tells trees apart, it protects nothing.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0);
  }
  std::string hex() const {
    char digits[16];
    return {digits, std::to_chars(digits, digits + sizeof digits, value_, 16).ptr};
  }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 1099511628211ULL; }
  std::uint64_t value_ = 14695981039346656037ULL;
};

std::size_t weight(const FileSource& files, const UnitFile& file, std::size_t most) {
  const Result<Entry> entry = files.stat(file.path);
  const std::size_t bytes = entry && entry->size <= most ? entry->size : 0;
  return bytes + 1;  // an empty file costs something, too
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

std::string words_of(const PlatformChoice& choice) {
  const std::string name(name_of(choice.platform));
  if (!choice.version) return name;
  return name + "@" + std::to_string(choice.version->major) + "." +
         std::to_string(choice.version->minor);
}

}  // namespace

std::optional<ShardChoice> shard_choice(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::optional<std::size_t> index = whole_number(text.substr(0, slash));
  const std::optional<std::size_t> count =
      whole_number(text.substr(std::min(slash + 1, text.size())));
  if (!index || !count || *index == 0 || *index > *count || *count > most_shards) return {};
  return ShardChoice{*index, *count};
}

std::map<std::string, std::string, std::less<>> settings_of(const LintOptions& options) {
  std::map<std::string, std::string, std::less<>> settings{
      {"gate", options.gate ? "on" : "off"},
      {"max-file-size", std::to_string(options.max_file_size)},
      {"redact", options.redaction == Redaction::full ? "full" : "partial"},
      {"platform", words_of(options.platform)}};
  for (const auto& [name, value] : options.rule_options) settings["set " + name] = value;
  for (std::size_t i = 0; i < options.layers.size(); ++i) {
    std::string& stack = settings["layers " + std::to_string(i + 1)];
    for (const std::string& file : options.layers[i]) stack += (stack.empty() ? "" : ", ") + file;
  }
  return settings;
}

DealtUnits deal(const FileSource& files, const std::vector<Unit>& units, std::size_t count,
                std::size_t max_file_size) {
  DealtUnits dealt;
  Hash hash;
  std::vector<std::size_t> weights;
  std::size_t total = 0;
  for (const Unit& unit : units) {
    std::size_t bytes = 0;
    for (const UnitFile& file : unit.files) {
      if (file.role != Role::reported) continue;
      const std::size_t own = weight(files, file, max_file_size);
      hash.add(file.path);
      hash.add(std::to_string(own));
      bytes += own;
    }
    weights.push_back(bytes);
    total += bytes;
  }
  // A unit goes where its middle is: no shard differs from its share by more than a unit.
  const std::size_t share = std::max<std::size_t>((total + count - 1) / count, 1);
  std::size_t before = 0;
  for (const std::size_t bytes : weights) {
    dealt.shard_1.push_back(std::min((before + bytes / 2) / share, count - 1) + 1);
    before += bytes;
  }
  dealt.tree = hash.hex();
  return dealt;
}

}  // namespace dexlint
