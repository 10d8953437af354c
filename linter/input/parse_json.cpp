#include "linter/input/parse_json.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "linter/input/json_comments.h"
#include "linter/input/json_diagnosis.h"
#include "linter/input/json_token.h"
#include "linter/model/json_words.h"

namespace dexlint {
namespace {

namespace ondemand = simdjson::ondemand;

// The walk below calls itself once a level, so no budget may allow more than this.
constexpr std::size_t max_depth = 128;
constexpr std::size_t readable_behind = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Walks all of a text that simdjson indexed, since On-Demand checks only what is visited.
class JsonWalk {
 public:
  // `text`: what simdjson reads; it stands for the bytes from `origin` on of the layer's text, one
  // for one.
  JsonWalk(Document& document, const Layer& layer, std::string_view text, std::size_t origin,
           const Budget& budget)
      : document_(document), layer_(layer), text_(text), origin_(origin), budget_(budget) {}

  // The root, or null: then `problem` says what limit was passed, or nothing where the text is no
  // JSON.
  Node* run(ondemand::document& json) {
    json_ = &json;
    const std::size_t begin = std::min(text_.find_first_not_of(" \n\r\t"), text_.size());
    Node& root = add_node();
    root.span = Span{begin, begin}.shifted(origin_);
    const char first = begin < text_.size() ? text_[begin] : '\0';
    const bool read = first == '{'   ? object(json.get_object(), root, 1)
                      : first == '[' ? array(json.get_array(), root, 1)
                                     : root_scalar(json, root);
    return read && at_end() && !problem ? &root : nullptr;
  }

  std::optional<Problem> problem;

 private:
  template <typename Got>
  bool object(Got got, Node& mapping, std::size_t depth) {
    mapping.kind = NodeKind::mapping;
    ondemand::object fields;
    if (too_deep(mapping, depth) || std::move(got).get(fields) != simdjson::SUCCESS) return false;
    for (auto each : fields) {
      ondemand::field field;
      if (std::move(each).get(field) != simdjson::SUCCESS) return false;
      Node& key = add_node();
      key.parent = &mapping;
      const std::size_t begin = offset(field.key().raw());
      if (!string(key, {begin, json_string_end(text_, begin)})) return false;
      if (!child(field.value(), mapping, &key, depth)) return false;
    }
    mapping.span.end = end_of_last_token();
    return true;
  }

  template <typename Got>
  bool array(Got got, Node& sequence, std::size_t depth) {
    sequence.kind = NodeKind::sequence;
    ondemand::array items;
    if (too_deep(sequence, depth) || std::move(got).get(items) != simdjson::SUCCESS) return false;
    for (auto each : items) {
      ondemand::value item;
      if (std::move(each).get(item) != simdjson::SUCCESS) return false;
      if (!child(item, sequence, nullptr, depth)) return false;
    }
    sequence.span.end = end_of_last_token();
    return true;
  }

  bool child(ondemand::value value, Node& parent, const Node* key, std::size_t depth) {
    Node& node = add_node();
    node.key = key;
    node.unknown = key != nullptr && key->unknown;
    parent.append(node);
    const std::string_view token = without_trailing_blanks(value.raw_json_token());
    const std::size_t begin = offset(token.data());
    node.span = Span{begin, begin}.shifted(origin_);
    if (token.starts_with('{')) return object(value.get_object(), node, depth + 1);
    if (token.starts_with('[')) return array(value.get_array(), node, depth + 1);
    // A string must be consumed, or `["a": 1]` would pass: skipping, simdjson takes it for a key.
    // What is bare must not: simdjson would look at its value.
    if (token.starts_with('"') && value.get_raw_json_string().error() != simdjson::SUCCESS)
      return false;
    return scalar(node, token);
  }

  bool root_scalar(ondemand::document& json, Node& node) {
    std::string_view token;
    if (simdjson::simdjson_result<std::string_view>(json.raw_json_token()).get(token) !=
        simdjson::SUCCESS)
      return false;
    token = without_trailing_blanks(token);
    rest_ = offset(token.data()) + token.size();
    return scalar(node, token);
  }

  bool scalar(Node& node, std::string_view token) {
    const std::size_t begin = offset(token.data());
    if (!token.starts_with('"')) return bare(node, {begin, begin + token.size()});
    if (token.size() < 2 || !token.ends_with('"')) return false;
    return string(node, {begin + 1, begin + token.size() - 1});
  }

  bool bare(Node& node, Span span) {
    if (!is_json_bare(slice(text_, span))) return false;
    node.style = ScalarStyle::json_bare;
    finish(node, span.shifted(origin_));
    return within_budget(node);
  }

  bool string(Node& node, Span span) {
    node.style = ScalarStyle::json_string;
    finish(node, span.shifted(origin_));
    if (slice(text_, span).find('\\') != std::string_view::npos) {
      std::optional<DecodedString> decoded = decode_json_string(layer_.text(), node.span);
      if (!decoded) return false;
      node.text = document_.keep(std::move(decoded->text));
      node.segments = document_.keep(std::move(decoded->segments));
    }
    return within_budget(node);
  }

  void finish(Node& node, Span span) {
    node.span = span;
    node.text = slice(layer_.text(), span);
    node.unknown = node.unknown || layer_.touches_unknown(span);
  }

  Node& add_node() {
    Node& node = document_.add_node();
    node.layer = &layer_;
    ++events_;
    return node;
  }

  bool within_budget(const Node& node) {
    scalar_bytes_ += node.text.size();
    if (events_ > budget_.events || scalar_bytes_ > budget_.scalar_bytes)
      problem = {SkipReason::budget, "more values than one text may hold", node.span};
    return !problem;
  }

  bool too_deep(const Node& node, std::size_t depth) {
    if (events_ > budget_.events) return !within_budget(node);
    const std::size_t limit = std::min(budget_.depth, max_depth);
    if (depth > limit)
      problem = {SkipReason::too_deep,
                 "nested deeper than " + std::to_string(limit) + " levels",
                 {node.span.begin, node.span.begin + 1}};
    return problem.has_value();
  }

  std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - text_.data()); }

  // Where the token before the next one ends, in the layer. Of a closing bracket just passed.
  std::size_t end_of_last_token() {
    const char* next = nullptr;
    if (json_->current_location().get(next) != simdjson::SUCCESS)
      next = text_.data() + text_.size();
    return origin_ + without_trailing_blanks(text_.substr(0, offset(next))).size();
  }

  bool at_end() {
    if (rest_) return without_trailing_blanks(text_.substr(*rest_)).empty();
    return json_->current_location().error() == simdjson::OUT_OF_BOUNDS;
  }

  Document& document_;
  const Layer& layer_;
  std::string_view text_;
  std::size_t origin_;
  const Budget& budget_;
  ondemand::document* json_ = nullptr;
  std::optional<std::size_t> rest_;  // behind a root that is a scalar
  std::size_t events_ = 0;
  std::size_t scalar_bytes_ = 0;
};

// One text, and where it needs one the copy of it that simdjson reads: padded, and free of what
// simdjson would stumble over.
class Parse {
 public:
  Parse(Document& document, const Layer& layer, Span extent, const Budget& budget)
      : document_(document), layer_(layer), extent_(extent), budget_(budget) {}

  Result<const Node*> run() {
    // A file's bytes have room behind them (document.h).
    if (&layer_ == &document_.file_layer() && layer_.unknown.empty()) {
      Node* root = walk(slice(layer_.text(), extent_));
      if (root != nullptr || problem_) return result(root);
    }
    make_copy();
    Node* root = attempt();
    if (root != nullptr || problem_) return result(root);
    const JsonExtras extras = blank_json_extras(copy_);
    if (!extras.empty()) root = attempt();
    if (root != nullptr) keep_comments(extras);
    return result(root);
  }

 private:
  void make_copy() {
    copy_.reserve(extent_.size() + readable_behind);
    copy_ = slice(layer_.text(), extent_);
    fill_unknown();
  }

  // Filler of a template becomes a digit each: as a bare value it reads as a number, in a string as
  // text.
  void fill_unknown() {
    for (const Span unknown : layer_.unknown) {
      const std::size_t end = std::min(unknown.end, extent_.end);
      for (std::size_t at = std::max(unknown.begin, extent_.begin); at < end; ++at) {
        char& c = copy_[at - extent_.begin];
        if (!is_json_blank(c)) c = '1';
      }
    }
  }

  Node* attempt() {
    const std::size_t size = copy_.size();
    copy_.resize(size + readable_behind, ' ');
    Node* root = walk(std::string_view(copy_).substr(0, size));
    if (root == nullptr && !problem_ && !is_utf8_) {
      // Go's decoder takes such bytes in strings, and so do we; elsewhere the stand-in is refused
      // too.
      std::replace_if(
          copy_.begin(), copy_.end(), [](char c) { return (c & 0x80) != 0; }, '?');
      root = walk(std::string_view(copy_).substr(0, size));
    }
    copy_.resize(size);
    return root;
  }

  // `text` has readable bytes behind it.
  Node* walk(std::string_view text) {
    ondemand::parser parser;
    ondemand::document json;
    const simdjson::padded_string_view view(text.data(), text.size(),
                                            text.size() + readable_behind);
    const simdjson::error_code error = parser.iterate(view).get(json);
    is_utf8_ = error != simdjson::UTF8_ERROR;
    if (error != simdjson::SUCCESS) return nullptr;
    JsonWalk walk(document_, layer_, text, extent_.begin, budget_);
    Node* root = walk.run(json);
    problem_ = std::move(walk.problem);
    return root;
  }

  void keep_comments(const JsonExtras& extras) {
    if (&layer_ != &document_.text_layer()) return;
    for (const Span comment : extras.comments)
      document_.comments.push_back(comment.shifted(extent_.begin));
    std::sort(document_.comments.begin(), document_.comments.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
  }

  Result<const Node*> result(const Node* root) {
    if (root != nullptr) return root;
    if (problem_) return *std::move(problem_);
    if (copy_.empty()) make_copy();
    Problem problem = diagnose_json(copy_, std::min(budget_.depth, max_depth));
    problem.span = problem.span.shifted(extent_.begin);
    return problem;
  }

  Document& document_;
  const Layer& layer_;
  Span extent_;
  const Budget& budget_;
  std::string copy_;
  bool is_utf8_ = true;  // what was walked last
  std::optional<Problem> problem_;
};

}  // namespace

Result<const Node*> parse_json(Document& document, const Layer& layer, Span extent,
                               const Budget& budget) {
  extent.end = std::min(extent.end, layer.text().size());
  extent.begin = std::min(extent.begin, extent.end);
  if (extent.size() > budget.bytes)
    return Problem{SkipReason::budget, "larger than one text may be", {extent.begin, extent.begin}};
  if (slice(layer.text(), extent).starts_with(byte_order_mark))
    extent.begin += byte_order_mark.size();
  return Parse(document, layer, extent, budget).run();
}

}  // namespace dexlint
