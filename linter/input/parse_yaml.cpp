#include "linter/input/parse_yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <new>
#include <optional>
#include <streambuf>
#include <string>

#include "linter/input/parse_yaml_errors.h"
#include "linter/input/scalar_text.h"
#include "linter/input/simple_yaml.h"
#include "linter/input/yaml_events.h"
#include "linter/input/yaml_guard.h"

namespace dexlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Lets yaml-cpp read from the text where it is.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // a get area is only read
    setg(begin, begin, begin + text.size());
  }
};

/// Hands yaml-cpp's events on, in bytes of the layer.
class Events : public YAML::EventHandler {
 public:
  Events(YamlTree& tree, Span extent) : tree_(tree), extent_(extent) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    throw YamlStop{yaml_problem(YamlMistake::more_content, in_layer(mark))};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    tree_.null({offset(mark), {}, anchor});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    tree_.alias({offset(mark), {}, anchor});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    tree_.scalar({offset(mark), tag, anchor}, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    tree_.open(NodeKind::sequence, {offset(mark), tag, anchor});
  }
  void OnSequenceEnd() override { tree_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    tree_.open(NodeKind::mapping, {offset(mark), tag, anchor});
  }
  void OnMapEnd() override { tree_.close(); }

  /// Byte of the layer that a mark stands for.
  std::size_t in_layer(const YAML::Mark& mark) const { return extent_.begin + offset(mark); }

 private:
  /// Byte of the text; a mark without a place is the last token seen.
  std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? tree_.position()
                        : std::min(static_cast<std::size_t>(mark.pos), extent_.size());
  }

  YamlTree& tree_;
  Span extent_;
  int documents_ = 0;
};

/// YAML takes a lone CR for a line break, and so does yaml-cpp from 0.8 on; 0.7 does not. As an LF
/// it is one to both. Nothing when there is none, nearly always.
std::optional<std::string> without_lone_cr(std::string_view text) {
  std::optional<std::string> changed;
  for (std::size_t at = 0; (at = text.find('\r', at)) != std::string_view::npos; ++at) {
    if (break_length(text, at) != 0) continue;
    if (!changed) changed = text;
    (*changed)[at] = '\n';
  }
  return changed;
}

/// Calls `read`, which may fill a tree. Nothing is thrown out of here.
template <typename Read>
std::optional<Problem> guarded(Span extent, Read read) {
  try {
    read();
    return std::nullopt;
  } catch (const YamlStop& stop) {
    return stop.problem;
  } catch (const std::bad_alloc&) {
    return Problem{SkipReason::budget,
                   "expected a document that fits in memory, found a larger one", extent};
  } catch (...) {
    return Problem{SkipReason::unparsed, "expected YAML, found something else", extent};
  }
}

/// Runs yaml-cpp over `text`, which stands at `extent` of the layer.
void run(YamlTree& tree, std::string_view text, Span extent) {
  Events events(tree, extent);
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    // The second call finds nothing, or what yaml-cpp takes for a document without a marker.
    if (parser.HandleNextDocument(events)) parser.HandleNextDocument(events);
  } catch (const YAML::Exception& error) {
    throw YamlStop{yaml_problem(error.msg, events.in_layer(error.mark))};
  }
}

ScalarSpan span_of(const SimpleEvent& event, SimpleYaml& yaml) {
  ScalarSpan found{.style = event.style,
                   .agreement = Agreement::same,
                   .span = event.content,
                   .end = event.content.end + (is_quoted(event.style) ? 1U : 0U)};
  if (event.decoded == SimpleEvent::as_written) return found;
  found.text = yaml.decoded[event.decoded].take_text();
  found.segments = yaml.decoded[event.decoded].take_segments();
  return found;
}

void replay(YamlTree& tree, SimpleYaml yaml) {
  for (const SimpleEvent& event : yaml.events) {
    switch (event.kind) {
      case SimpleEvent::Kind::null:
        tree.null({event.at, {}, 0});
        break;
      case SimpleEvent::Kind::scalar:
        tree.scalar(event.at, span_of(event, yaml));
        break;
      case SimpleEvent::Kind::mapping:
        tree.open(NodeKind::mapping, {event.at, {}, 0});
        break;
      case SimpleEvent::Kind::sequence:
        tree.open(NodeKind::sequence, {event.at, {}, 0});
        break;
      case SimpleEvent::Kind::end:
        tree.close();
        break;
    }
  }
}

}  // namespace

Result<const Node*> parse_yaml(Document& document, const Layer& layer, Span extent,
                               const Budget& budget, YamlStatistics* statistics,
                               YamlReader reader) {
  const std::string_view text = layer.text();
  extent.end = std::min(extent.end, text.size());
  extent.begin = std::min(extent.begin, extent.end);
  // yaml-cpp would drop them and count its marks from behind them.
  while (slice(text, extent).starts_with(byte_order_mark)) extent.begin += byte_order_mark.size();
  const std::optional<std::string> changed = without_lone_cr(slice(text, extent));
  const std::string_view parsed = changed ? *changed : slice(text, extent);
  YamlStatistics counts;
  if (statistics == nullptr) statistics = &counts;
  YamlTree tree(document, layer, parsed, extent.begin, budget, *statistics);
  std::optional<SimpleYaml> simple;
  if (reader == YamlReader::fastest && parsed.size() <= budget.bytes)
    simple = read_simple_yaml(parsed, budget.events);
  if (simple) {
    ++statistics->simple;
    if (simple->fault)
      return yaml_problem(simple->fault->mistake, extent.begin + simple->fault->at);
  } else if (std::optional<Problem> refusal = refuse_yaml(parsed, budget)) {
    refusal->span = refusal->span.shifted(extent.begin);
    return *refusal;
  }
  const std::optional<Problem> problem = guarded(
      extent, [&] { simple ? replay(tree, *std::move(simple)) : run(tree, parsed, extent); });
  if (problem) return *problem;
  if (tree.root() == nullptr) tree.null({parsed.size(), {}, 0});
  return tree.root();
}

}  // namespace dexlint
