#include "linter/input/read_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "linter/input/json_comments.h"
#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/read_lines.h"
#include "linter/input/template_mask.h"

namespace dexlint {
namespace {

bool is_json_file(std::string_view path) { return path.ends_with(".json"); }

// What to parse in place of `extent` of `layer`: a copy without template actions, when there are
// any.
Root masked(Document& document, const Layer& layer, Span extent, Actions actions) {
  std::optional<MaskedTemplate> plain = mask_template(slice(layer.text(), extent), actions);
  if (!plain) return {nullptr, &layer, extent};
  const Span whole{0, plain->text.size()};
  Layer& copy = document.add_layer(document.keep(std::move(plain->text)), layer,
                                   {Segment::copied(whole, extent)}, Encoding::part);
  copy.unknown = std::move(plain->actions);
  for (const Span& part : layer.unknown) {
    if (part.overlaps(extent))
      copy.unknown.push_back({std::max(part.begin, extent.begin) - extent.begin,
                              std::min(part.end, extent.end) - extent.begin});
  }
  std::sort(copy.unknown.begin(), copy.unknown.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return {nullptr, &copy, whole};
}

Result<const Node*> parse(Document& document, const Layer& layer, Span extent,
                          const Budget& budget) {
  if (looks_like_json(slice(layer.text(), extent))) {
    if (Result<const Node*> json = parse_json(document, layer, extent, budget))
      return json;
    else if (is_json_file(document.path()))
      return json;
  }
  return parse_yaml(document, layer, extent, budget);
}

bool is_blank_or_mark(char c) {
  return c == '\n' || c == ' ' || c == '\t' || c == '\r' || c == '\xEF' || c == '\xBB' ||
         c == '\xBF';
}

// Where a text begins behind blanks and the comments of JSON's relatives.
std::size_t behind_comments(std::string_view text) {
  std::size_t at = 0;
  while (at != std::string_view::npos) {
    while (at < text.size() && is_blank_or_mark(text[at])) ++at;
    if (at >= text.size()) return std::string_view::npos;
    const std::string_view start = text.substr(at, 2);
    if (start != "//" && start != "/*") return at;
    at = start == "//" ? text.find('\n', at) : text.find("*/", at);
    if (start == "/*" && at != std::string_view::npos) at += 2;
  }
  return at;
}

// Without the comments of JSON5, whose unquoted keys and single quotes are YAML's as well.
Root without_json_comments(Document& document, const Layer& layer, Span extent) {
  std::string text(slice(layer.text(), extent));
  const Span whole{0, text.size()};
  if (blank_json_extras(text).comments.empty()) return {nullptr, &layer, extent};
  const Layer& copy = document.add_layer(document.keep(std::move(text)), layer,
                                         {Segment::copied(whole, extent)}, Encoding::part);
  return {nullptr, &copy, whole};
}

bool starts_with_action(std::string_view text) {
  const std::size_t begin = behind_comments(text);
  return begin != std::string_view::npos && text.substr(begin).starts_with("{{");
}

// What else a text may be that does not parse as `first`, the likeliest first.
std::vector<Root> other_readings(Document& document, const Layer& layer, Span extent,
                                 const Root& first) {
  std::vector<Root> others;
  // What looks like actions may be text: `tpl` keeps templates in values. Not where a text begins
  // with one.
  if (first.layer != &layer && !starts_with_action(slice(layer.text(), extent)))
    others.push_back({nullptr, &layer, extent});
  const Root foreign = masked(document, layer, extent, Actions::foreign);
  if (foreign.layer->unknown.size() > first.layer->unknown.size()) others.push_back(foreign);
  if (!looks_like_json(slice(layer.text(), extent))) return others;
  const Root relaxed = without_json_comments(document, layer, extent);
  if (relaxed.layer != &layer) others.push_back(relaxed);
  return others;
}

// What a person is told of a text that did not parse.
Problem problem_of(Problem problem, bool is_template, bool has_lines) {
  if (is_template && problem.reason == SkipReason::unparsed)
    problem.reason = SkipReason::template_text;
  if (has_lines) problem.message += "; read line by line, what spans lines was not judged";
  return problem;
}

}  // namespace

bool looks_like_json(std::string_view text) {
  const std::size_t first = behind_comments(text);
  if (first == std::string_view::npos) return false;
  const std::string_view start = text.substr(first, 2);
  return (start[0] == '{' || start[0] == '[') && start != "{{" && start != "{%";
}

Root read_text(Document& document, const Layer& layer, Span extent, const Budget& budget,
               OnFailure on_failure) {
  Root root = masked(document, layer, extent, Actions::common);
  const bool is_template = root.layer != &layer;
  const Result<const Node*> node = parse(document, *root.layer, root.extent, budget);
  if (node) {
    root.node = *node;
    return root;
  }
  if (node.error().reason == SkipReason::unparsed) {
    for (Root other : other_readings(document, layer, extent, root)) {
      if (const auto read = parse(document, *other.layer, other.extent, budget)) {
        other.node = *read;
        return other;
      }
    }
  }
  if (on_failure == OnFailure::give_up) return root;
  root.node = read_lines(document, *root.layer, root.extent, budget);
  if (on_failure == OnFailure::note_and_keep_lines)
    document.note_unread(*root.layer, problem_of(node.error(), is_template, root.node != nullptr));
  return root;
}

}  // namespace dexlint
