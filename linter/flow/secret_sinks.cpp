#include "linter/flow/secret_sinks.h"

#include <algorithm>
#include <utility>

#include "linter/flow/sharing.h"

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
  Collector(const RenderedLines& rendered, Conditions& conditions)
      : rendered_(rendered), conditions_(conditions) {}

  std::vector<SecretSink> take() { return std::move(sinks_); }

  void document(LineRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Line& line = rendered_.lines[i];
      if (line.is_inner || line.key != "kind" || text_value(line) != "Secret") continue;
      when_ = always;
      for (const Segment& segment : line.segments) when_ = conditions_.both(when_, segment.when);
      if (when_ != never) object(object_round(rendered_.lines, range, i), line.column);
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
      const bool shared = !key_.empty() && neighbours_.has_others(arms_[first_of_key_]);
      if (shared) sinks_[first_of_key_].is_part = true;
    }
    key_ = key;
    neighbours_.clear();
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
      const bool says = segment.value != nullptr
                            ? !is_blank(*segment.value)
                            : text.find_first_not_of(" \t\r\n\"'|>+-") != std::string_view::npos;
      if (!says) continue;
      const auto [sink, arm] = seen_from_key(segment);
      // What one action makes is one thing.
      const bool same = segment.caller != caller_ && sink.place.file == last_place_.file &&
                        sink.place.span == last_place_.span;
      if (!same) neighbours_.add(arm);
      last_place_ = sink.place;
      if (segment.value == nullptr || sink.when == never) continue;
      sinks_.push_back(sink);
      arms_.push_back(arm);
    }
  }

  // The value as it is seen in the template that the key stands in, and the arm that it is in
  // there.
  std::pair<SecretSink, const Arm*> seen_from_key(const Segment& segment) const {
    const std::vector<CallSite>& callers = rendered_.callers;
    SecretSink sink{key_, segment.value, segment.place, false,
                    conditions_.both(when_, segment.when)};
    const Arm* arm = segment.arm;
    bool shared = segment.shared;
    for (Caller at = segment.caller; callers[at].depth > callers[caller_].depth;
         at = callers[at].outer) {
      sink.place = callers[at].place;
      sink.is_part = sink.is_part || shared;
      arm = callers[at].arm;
      shared = callers[at].shared;
    }
    return {sink, arm};
  }

  const RenderedLines& rendered_;
  Conditions& conditions_;
  ConditionId when_ = always;  // of the Secret
  std::vector<SecretSink> sinks_;
  std::vector<const Arm*> arms_;  // of each sink
  std::string_view key_;
  Caller caller_ = 0;
  std::size_t first_of_key_ = 0;
  Neighbours neighbours_;  // values and texts under the key, a template that is called being one
  FilePlace last_place_;
};

}  // namespace

std::vector<SecretSink> secret_sinks(const RenderedLines& rendered, Conditions& conditions) {
  Collector collector(rendered, conditions);
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
