// Builds the tree of one YAML document from a parser's events, without knowing the parser. An event
// carries only where its node starts; this finds content, ends, and the place of values that are
// not there, in the source.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/budget.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/scalar_span.h"
#include "linter/model/document.h"
#include "linter/model/layer.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// Thrown by YamlTree out of the parser that calls it; parse_yaml() turns it into a Result.
struct YamlStop {
  Problem problem;
};

/// What stands at a node's start. `at`: byte of the text that is parsed, of its anchor or tag when
/// there is one. `anchor`: a number of the parser's, 0 for none. `tag`: resolved; empty, `?` and
/// `!` mean none.
struct YamlEvent {
  std::size_t at = 0;
  std::string_view tag;
  std::size_t anchor = 0;
};

class YamlTree {
 public:
  /// Links nodes into `document`. `text`: what the parser sees, the bytes of `layer`'s text from
  /// `base` on but for lone CRs, which are LFs in it.
  YamlTree(Document& document, const Layer& layer, std::string_view text, std::size_t base,
           const Budget& budget, YamlStatistics& statistics);

  // The parser's events, in order. Throw YamlStop when the budget is spent.
  /// A missing value, or one of the words for null.
  void null(YamlEvent event);
  void scalar(YamlEvent event, std::string_view value);
  /// The same of a scalar without properties that was found in the source already.
  void scalar(std::size_t at, ScalarSpan found);
  /// `event.anchor`: the anchor that the alias names.
  void alias(YamlEvent event);
  void open(NodeKind kind, YamlEvent event);
  void close();

  /// The root; null when there was no event.
  const Node* root() const { return root_; }
  /// Byte of the text behind the last token that was seen.
  std::size_t position() const { return after_; }

 private:
  /// A collection that is not closed yet.
  struct Level {
    Node* node = nullptr;
    Node* key = nullptr;     ///< waits for its value
    std::size_t column = 0;  ///< of its first key or dash, in bytes; not between brackets
    bool bracketed = false;  ///< has brackets of its own
    bool in_flow = false;    ///< has brackets or is inside some
  };

  Span in_layer(Span span) const { return span.shifted(base_); }
  /// `problem`: with a span of the text.
  [[noreturn]] void stop(Problem problem) const;
  Node& make(NodeKind kind, const YamlEvent& event);
  void link(Node& node, std::size_t outer_begin);
  void absent(Node& node, const YamlEvent& event);
  void take(Node& node, std::size_t at, std::string_view value);
  void take_found(Node& node, ScalarSpan found);
  void spend(std::size_t bytes, std::size_t at);
  bool is_null_word(std::size_t at, std::size_t length) const;
  bool starts_below(std::size_t at) const;
  std::size_t column_of(const YamlEvent& event, std::size_t begin) const;
  std::size_t absent_at() const;

  Document& document_;
  const Layer& layer_;
  std::string_view text_;
  std::size_t base_;
  const Budget& budget_;
  YamlStatistics& statistics_;
  std::vector<Level> levels_;
  std::vector<const Node*> anchors_;
  const Node* root_ = nullptr;
  std::size_t after_ = 0;
  std::size_t events_ = 0;
  std::size_t scalar_bytes_ = 0;
};

}  // namespace dexlint
