#include "linter/input/read_document.h"

#include <algorithm>
#include <utility>

#include "linter/input/comments.h"
#include "linter/input/fences.h"
#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/read_lines.h"
#include "linter/input/template_mask.h"
#include "linter/input/utf16.h"
#include "linter/model/path_class.h"

namespace dexlint {
namespace {

bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return false;
  const std::string_view start = text.substr(first, 2);
  return (start[0] == '{' || start[0] == '[') && start != "{{" && start != "{%";
}

bool is_json_file(std::string_view path) { return path.ends_with(".json"); }

// What to parse in place of `extent` of `layer`: a copy without template actions, when there are
// any.
Root masked(Document& document, const Layer& layer, Span extent) {
  std::optional<MaskedTemplate> plain = mask_template(slice(layer.text(), extent));
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

bool is_configuration_language(std::string_view language) {
  static constexpr std::string_view known[] = {"",      "yaml",  "yml",  "json",
                                               "jsonc", "json5", "helm", "gotmpl"};
  return std::any_of(std::begin(known), std::end(known),
                     [&](std::string_view name) { return equal_ignoring_case(name, language); });
}

// What a person is told of a text that did not parse.
Problem problem_of(Problem problem, bool is_template, bool has_lines) {
  if (is_template && problem.reason == SkipReason::unparsed)
    problem.reason = SkipReason::template_text;
  if (has_lines) problem.message += "; read line by line, what spans lines was not judged";
  return problem;
}

class Reader {
 public:
  Reader(Document& document, const ReadOptions& options) : document_(document), options_(options) {}

  void read() {
    if (slice(document_.bytes(), {0, 10}) == std::string_view("\0GITCRYPT\0", 10))
      return refuse(SkipReason::encoding, "encrypted by git-crypt");
    if (detect_utf16(document_.bytes())) {
      document_.set_text_layer(decode_utf16(document_, document_.file_layer()));
    } else if (document_.bytes().find('\0') != std::string_view::npos) {
      return refuse(SkipReason::binary, "holds NUL bytes: not a text");
    }
    const Layer& text = document_.text_layer();
    if (is_prose(document_.path())) return read_fences(text);
    read_stream(text, {0, text.text().size()});
  }

 private:
  void refuse(SkipReason reason, std::string message) {
    document_.unread.push_back({{reason, std::move(message), {}}, 0});
  }

  bool wakes(std::string_view text) const {
    return options_.gate == nullptr || options_.gate->wakes(text);
  }

  // Every fence counts as a document, whether it wakes the gate or not: what a document is called
  // must not depend on what the rules look for.
  void read_fences(const Layer& text) {
    for (Fence& fence : fences(text.text())) {
      const std::size_t size = fence.text.size();
      // Of other languages the lines that look like a configuration are read, and that they are no
      // YAML is no news.
      on_failure_ = is_configuration_language(fence.language) ? OnFailure::note_and_keep_lines
                                                              : OnFailure::keep_lines;
      const Layer& layer = document_.add_layer(document_.keep(std::move(fence.text)), text,
                                               std::move(fence.segments), Encoding::part);
      read_stream(layer, {0, size});
    }
  }

  void read_stream(const Layer& layer, Span extent) {
    if (is_json_file(document_.path()) || looks_like_json(slice(layer.text(), extent)))
      return read_part(layer, extent);
    for (const Span& part : yaml_documents(slice(layer.text(), extent)))
      read_part(layer, part.shifted(extent.begin));
  }

  void read_part(const Layer& layer, Span extent) {
    const std::size_t ordinal = ordinal_++;
    if (!wakes(slice(layer.text(), extent))) return;
    Root root = read_text(document_, layer, extent, options_.budget, on_failure_);
    if (root.node == nullptr) return;
    root.ordinal = ordinal;
    document_.roots.push_back(root);
    if (root.node->guessed) return;
    for (const Span& comment : yaml_comments(root.node, *root.layer, root.extent)) {
      document_.comments.push_back(root.layer->to_root(comment, &document_.text_layer()).span);
    }
  }

  Document& document_;
  const ReadOptions& options_;
  OnFailure on_failure_ = OnFailure::note_and_keep_lines;
  std::size_t ordinal_ = 0;
};

}  // namespace

Root read_text(Document& document, const Layer& layer, Span extent, const Budget& budget,
               OnFailure on_failure) {
  Root root = masked(document, layer, extent);
  const bool is_template = root.layer != &layer;
  Result<const Node*> node = parse(document, *root.layer, root.extent, budget);
  if (!node && is_template) {
    // What looks like actions may be text: `tpl` keeps templates in values.
    if (Result<const Node*> plain = parse(document, layer, extent, budget))
      return {*plain, &layer, extent};
  }
  if (node) {
    root.node = *node;
  } else if (on_failure != OnFailure::give_up) {
    root.node = read_lines(document, *root.layer, root.extent);
    if (on_failure == OnFailure::note_and_keep_lines)
      document.note_unread(*root.layer,
                           problem_of(node.error(), is_template, root.node != nullptr));
  }
  return root;
}

void read_document(Document& document, const ReadOptions& options) {
  Reader(document, options).read();
}

}  // namespace dexlint
