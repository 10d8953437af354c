#include "linter/report/baseline.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "dexlint-baseline/1";
constexpr std::string_view hexadecimal = "0123456789abcdef";
constexpr std::size_t fingerprint_length = 32;

/// Characters that tell how many of them were read, so that a place can be told of what was
/// understood and is wrong.
class Reading {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reading(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Reading& operator++() {
    ++at_;
    if (furthest_ != nullptr) *furthest_ = at_;
    return *this;
  }
  bool operator==(const Reading& other) const { return at_ == other.at_; }
  bool operator!=(const Reading& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

Problem at(std::string_view text, std::size_t offset, const std::string& message) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  return {SkipReason::unparsed,
          std::to_string(line) + ":" + std::to_string(column) + ": " + message,
          {std::min(offset, text.size()), std::min(offset, text.size())}};
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of(hexadecimal) == std::string_view::npos;
}

std::string text_at(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What is wrong with it; empty when nothing is.
std::string take_entry(const Json& object, std::vector<BaselineEntry>& entries) {
  BaselineEntry entry{.fingerprint = text_at(object, "fingerprint"),
                      .code = text_at(object, "code"),
                      .path = text_at(object, "path"),
                      .trail = {},
                      .commit = text_at(object, "commit")};
  if (entry.fingerprint.size() != fingerprint_length || !is_hexadecimal(entry.fingerprint))
    return "expected a `fingerprint` of 32 hexadecimal digits";
  if (entry.code.empty()) return "expected the `code` of a rule";
  if (entry.path.empty()) return "expected a `path`";
  // SHA-1 or SHA-256; nothing else reaches git.
  if ((entry.commit.size() != 40 && entry.commit.size() != 64) || !is_hexadecimal(entry.commit))
    return "expected the full id of a `commit`";
  const auto trail = object.find("trail");
  if (trail == object.end() || !trail->is_array()) return "expected a `trail`, a list of texts";
  for (const Json& step : *trail) {
    if (!step.is_string()) return "expected a `trail`, a list of texts";
    entry.trail.push_back(step.get<std::string>());
  }
  entries.push_back(std::move(entry));
  return {};
}

// The first line that git wrote into the file because two branches did not agree.
std::optional<std::size_t> conflict_in(std::string_view text) {
  for (const std::string_view mark : {"<<<<<<< ", "=======", ">>>>>>> "}) {
    if (text.starts_with(mark)) return 0;
    const std::size_t found = text.find("\n" + std::string(mark));
    if (found != std::string_view::npos) return found + 1;
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), furthest_(text.data()) {}

  Result<std::vector<BaselineEntry>> read() {
    const auto meet = [this](int depth, Json::parse_event_t event, Json& value) {
      return on_event(depth, event, value);
    };
    try {
      const Json rest = Json::parse(Reading(text_.data(), &furthest_),
                                    Reading(text_.data() + text_.size(), nullptr), meet);
    } catch (const Json::exception&) {
      complain(offset(), "expected JSON, as `dexlint baseline` writes it");
    }
    if (!problem_ && !has_schema_)
      complain(text_.size(), "expected {\"schema\":\"" + std::string(schema) + "\"} at the end");
    if (problem_) return *problem_;
    return std::move(entries_);
  }

 private:
  // True keeps a value. Entries are taken as they end, and dropped.
  bool on_event(int depth, Json::parse_event_t event, const Json& value) {
    using Event = Json::parse_event_t;
    if (depth == 0) {
      if (event == Event::object_start || event == Event::value)
        complain(offset(), "expected a list of entries");
      return true;
    }
    if (depth != 1) return true;
    if (event == Event::object_start) entry_at_ = offset();
    const bool is_mark = event == Event::value && value.is_string();
    if (event == Event::array_start || (event == Event::value && !is_mark))
      complain(offset(), "expected an entry, {\"fingerprint\":…}");
    if (event == Event::object_end) take(value);
    return event == Event::object_start;
  }

  void take(const Json& object) {
    if (object.contains("schema")) {
      has_schema_ = true;
      if (text_at(object, "schema") != schema)
        complain(entry_at_,
                 "made by another version of dexlint: expected the schema " + std::string(schema));
      return;
    }
    const std::string wrong = take_entry(object, entries_);
    if (!wrong.empty()) complain(entry_at_, wrong);
  }

  // Of the character that was read last.
  std::size_t offset() const {
    const auto read = static_cast<std::size_t>(furthest_ - text_.data());
    return read == 0 ? 0 : read - 1;
  }

  void complain(std::size_t offset, const std::string& message) {
    if (!problem_) problem_ = at(text_, offset, message);
  }

  std::string_view text_;
  const char* furthest_;
  std::size_t entry_at_ = 0;
  bool has_schema_ = false;
  std::vector<BaselineEntry> entries_;
  std::optional<Problem> problem_;
};

Json json(const BaselineEntry& entry) {
  return {{"fingerprint", entry.fingerprint},
          {"code", entry.code},
          {"path", entry.path},
          {"trail", entry.trail},
          {"commit", entry.commit}};
}

std::string line(const Json& value) {
  return value.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

Result<std::vector<BaselineEntry>> read_baseline(std::string_view text) {
  if (const auto conflict = conflict_in(text))
    return at(text, *conflict,
              "a merge left a conflict: keep the lines of both sides, delete the marks between "
              "them, and run `dexlint baseline`");
  return Reader(text).read();
}

std::string write_baseline(std::vector<BaselineEntry> entries) {
  const auto key = [](const BaselineEntry& entry) {
    return std::tie(entry.fingerprint, entry.code, entry.path, entry.commit, entry.trail);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  std::string text = "[\n";
  auto entry = entries.begin();
  for (const char high : hexadecimal) {
    for (const char low : hexadecimal) {
      const std::string start{high, low};
      text += '"' + start + "\",\n";
      for (; entry != entries.end() && entry->fingerprint.starts_with(start); ++entry)
        text += line(json(*entry)) + ",\n";
    }
  }
  return text + line({{"schema", schema}}) + "\n]\n";
}

}  // namespace dexlint
