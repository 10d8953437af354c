// Rendered text as lines of YAML: what columns they start in, where keys end, which values of the
// chart stand where. A light reading, since a text with values that are not known is no YAML that a
// parser could take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/flow/abstract_value.h"

namespace dexlint::flow {

/// The action that a text was put in by, and the one that this one was put in by, and so on; an
/// index into RenderedLines::callers, 0 is none.
using Caller = std::uint32_t;

struct Segment {
  std::string_view text;
  const Value* value = nullptr;
  FilePlace place;
  Caller caller = 0;
  ConditionId when = always;
  const Arm* arm = nullptr;  ///< inside of the caller's text
  bool shared = false;
};

struct Line {
  std::vector<Segment> segments;
  std::size_t column = 0;  ///< of the first thing that is no blank or dash
  std::size_t dash = 0;    ///< column + 1 of the first `- `; 0 without
  bool is_blank = false;   ///< or a comment
  bool is_inner = false;   ///< inside a block scalar
  bool has_key = false;
  std::string key;             ///< empty when it is made of values
  std::size_t value_at = 0;    ///< with a key: the first segment behind the colon
  std::size_t value_from = 0;  ///< where in that segment

  Caller key_caller = 0;
};

struct CallSite {
  Caller outer = 0;
  FilePlace place;
  std::size_t depth = 0;
  const Arm* arm = nullptr;  ///< of the action, inside of the outer caller's text
  bool shared = false;
};

struct RenderedLines {
  std::vector<Line> lines;
  std::vector<CallSite> callers = {{}};
};

/// False when nothing in `rendered` says that it is a Secret, so that it need not be read.
bool may_be_secret(const Rendered& rendered);

/// The lines of `rendered`; no more than `most_segments`.
RenderedLines lines_of(const Rendered& rendered, std::size_t most_segments, Conditions& conditions);

/// What stands behind the colon, where that is all text.
std::string_view text_value(const Line& line);

}  // namespace dexlint::flow
