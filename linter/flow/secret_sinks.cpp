#include "linter/flow/secret_sinks.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool ends_document(const Line& line) {
  return !line.segments.empty() && line.segments.front().value == nullptr &&
         line.segments.front().text.starts_with("---") && !line.is_inner;
}

bool belongs(const Line& line, std::size_t column) {
  return line.is_blank || line.is_inner || line.column >= column || !line.has_key;
}

// The lines of the object that the key at `line` belongs to: an item of a list starts at its dash.
LineRange object_round(const std::vector<Line>& lines, LineRange document, std::size_t at) {
  const std::size_t column = lines[at].column;
  const auto starts_item = [&](std::size_t i) {
    return lines[i].dash > 0 && lines[i].dash - 1 < column && !lines[i].is_inner;
  };
  LineRange object{at, at + 1};
  while (object.begin > document.begin && !starts_item(object.begin) &&
         belongs(lines[object.begin - 1], column))
    --object.begin;
  while (object.end < document.end && !starts_item(object.end) &&
         belongs(lines[object.end], column))
    ++object.end;
  return object;
}

class Collector {
 public:
  explicit Collector(const RenderedLines& rendered) : rendered_(rendered) {}

  std::vector<SecretSink> take() { return std::move(sinks_); }

  void document(LineRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Line& line = rendered_.lines[i];
      if (line.is_inner || line.key != "kind" || text_value(line) != "Secret") continue;
      object(object_round(rendered_.lines, range, i), line.column);
    }
  }

 private:
  void object(LineRange range, std::size_t column) {
    bool in_data = false;
    std::size_t key_column = 0;
    start_key({});
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Line& line = rendered_.lines[i];
      if (line.is_blank && !line.is_inner) continue;
      if (!line.is_inner && line.has_key && line.column <= column) {
        in_data = line.column == column && (line.key == "data" || line.key == "stringData");
        key_column = 0;
        start_key({});
        caller_ = line.key_caller;
        if (in_data) values(line, true);
        continue;
      }
      if (!in_data || (line.column <= column && !line.is_inner)) continue;
      if (line.is_inner || (key_column > 0 && line.column > key_column)) {
        values(line, false);
        continue;
      }
      key_column = line.column;
      start_key(line.has_key ? line.key : std::string_view());
      if (line.has_key) caller_ = line.key_caller;
      values(line, line.has_key);
    }
    start_key({});
  }

  // Ends what stood under the key before: only now it is known how much that was.
  void start_key(std::string_view key) {
    for (; first_of_key_ < sinks_.size(); ++first_of_key_) {
      if (things_ > 1 && !key_.empty()) sinks_[first_of_key_].is_part = true;
    }
    key_ = key;
    things_ = 0;
    last_place_ = {};
  }

  // The values of a line, or those behind its colon.
  void values(const Line& line, bool behind_colon) {
    const std::size_t from = behind_colon ? line.value_at : 0;
    for (std::size_t at = from; at < line.segments.size(); ++at) {
      const Segment& segment = line.segments[at];
      const bool starts = behind_colon && at == from && segment.value == nullptr;
      const std::string_view text = segment.text.substr(starts ? line.value_from : 0);
      // Quotes and the sign of a block scalar are no text.
      const bool says = segment.value != nullptr ||
                        text.find_first_not_of(" \t\r\"'|>+-") != std::string_view::npos;
      if (!says) continue;
      const SecretSink sink = seen_from_key(segment);
      const bool same = things_ > 0 && segment.caller != caller_ &&
                        sink.place.file == last_place_.file && sink.place.span == last_place_.span;
      if (!same) ++things_;
      last_place_ = sink.place;
      if (segment.value != nullptr) sinks_.push_back(sink);
    }
  }

  SecretSink seen_from_key(const Segment& segment) const {
    const std::vector<CallSite>& callers = rendered_.callers;
    SecretSink sink{key_, segment.value, segment.place, false};
    for (Caller at = segment.caller; callers[at].depth > callers[caller_].depth;
         at = callers[at].outer) {
      sink.place = callers[at].place;
      sink.is_part = sink.is_part || callers[at].several;
    }
    return sink;
  }

  const RenderedLines& rendered_;
  std::vector<SecretSink> sinks_;
  std::string_view key_;
  Caller caller_ = 0;
  std::size_t first_of_key_ = 0;
  std::size_t things_ = 0;  // values and texts under the key, a template that is called being one
  FilePlace last_place_;
};

}  // namespace

std::vector<SecretSink> secret_sinks(const RenderedLines& rendered) {
  Collector collector(rendered);
  LineRange document;
  for (std::size_t i = 0; i <= rendered.lines.size(); ++i) {
    if (i < rendered.lines.size() && !ends_document(rendered.lines[i])) continue;
    document.end = i;
    collector.document(document);
    document.begin = i + 1;
  }
  return collector.take();
}

}  // namespace dexlint::flow
