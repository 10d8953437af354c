#include "linter/input/read_document.h"

#include <algorithm>
#include <utility>

#include "linter/input/chart.h"
#include "linter/input/comments.h"
#include "linter/input/fences.h"
#include "linter/input/parse_hcl.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/paths.h"
#include "linter/input/read_text.h"
#include "linter/input/schema_text.h"
#include "linter/input/sniff.h"
#include "linter/input/utf16.h"
#include "linter/model/path_class.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

bool is_json_file(std::string_view path) { return path.ends_with(".json"); }
bool is_hcl_file(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tfvars");
}

bool is_hcl(std::string_view language) {
  static constexpr std::string_view known[] = {"hcl", "terraform", "tf"};
  return is_one_of(known, language);
}

bool is_configuration_language(std::string_view language) {
  static constexpr std::string_view known[] = {"",      "yaml",  "yml",  "json",
                                               "jsonc", "json5", "helm", "gotmpl"};
  return std::any_of(std::begin(known), std::end(known),
                     [&](std::string_view name) { return equal_ignoring_case(name, language); });
}

std::vector<Fence> blocks_of(std::string_view path, std::string_view text) {
  if (path.ends_with(".rst")) return indented_blocks(text);
  std::vector<Fence> blocks = fences(text);
  if (path.ends_with(".adoc") || path.ends_with(".asciidoc")) {
    for (Fence& block : listing_blocks(text)) blocks.push_back(std::move(block));
    std::stable_sort(blocks.begin(), blocks.end(), [](const Fence& a, const Fence& b) {
      return a.extent.begin < b.extent.begin;
    });
  }
  return blocks;
}

class Reader {
 public:
  Reader(Document& document, const ReadOptions& options) : document_(document), options_(options) {}

  void read() {
    if (is_encrypted_by_git_crypt(document_.bytes()))
      return refuse(SkipReason::encoding, "encrypted by git-crypt");
    // A name without an ending tells nothing; what the file holds decides.
    const bool certain = has_ending(file_name(document_.path()));
    if (detect_utf16(document_.bytes())) {
      document_.set_text_layer(decode_utf16(document_, document_.file_layer()));
    } else if (document_.bytes().find('\0') != std::string_view::npos) {
      if (certain || options_.named) refuse(SkipReason::binary, "holds NUL bytes: not a text");
      return;
    }
    const Layer& text = document_.text_layer();
    if (!certain && !looks_like_configuration(text.text())) {
      if (options_.named)
        refuse(SkipReason::unparsed,
               "has no ending in its name, and does not look like YAML or JSON");
      return;
    }
    read_text_layer(text, certain);
  }

 private:
  void refuse(SkipReason reason, std::string message) {
    document_.unread.push_back({{reason, std::move(message), {}}, 0});
  }

  void read_text_layer(const Layer& text, bool certain) {
    const Span whole{0, text.text().size()};
    if (!certain) on_failure_ = OnFailure::keep_lines;
    if (is_prose(document_.path())) return read_blocks(text);
    if (options_.parts == nullptr && !wakes(text.text())) return;
    if (is_hcl_file(document_.path())) return read_hcl(text, whole);
    read_stream(text, whole);
  }

  // Every block counts as a document, whether it wakes the gate or not: what a document is called
  // must not depend on what the rules look for.
  void read_blocks(const Layer& text) {
    for (Fence& block : blocks_of(document_.path(), text.text())) {
      if (is_spent_) return;
      const Span whole{0, block.text.size()};
      // Of other languages the lines that look like a configuration are read, and that they are no
      // YAML is no news.
      on_failure_ = is_configuration_language(block.language) ? OnFailure::note_and_keep_lines
                                                              : OnFailure::keep_lines;
      const Layer& layer = document_.add_layer(document_.keep(std::move(block.text)), text,
                                               std::move(block.segments), Encoding::part);
      if (is_hcl(block.language)) {
        read_hcl(layer, whole);
      } else {
        read_stream(layer, whole);
      }
    }
  }

  void read_stream(const Layer& layer, Span extent) {
    if (is_json_file(document_.path()) || looks_like_json(slice(layer.text(), extent)))
      return read_part(layer, extent);
    for (const Span& part : yaml_documents(slice(layer.text(), extent)))
      read_part(layer, part.shifted(extent.begin));
  }

  // What does not wake the gate as a whole need not be cut into documents.
  bool wakes(std::string_view text) const {
    return options_.gates == nullptr || options_.gates->configurations().wakes(text);
  }

  // What the gate for such a document says of it. HCL holds other texts, and is no schema.
  ReadPart ask_gate(std::string_view text, bool is_hcl) const {
    if (options_.gates == nullptr)
      return {.woken_by = Gate::Match{}, .is_schema = !is_hcl && is_schema(text)};
    ReadPart part{.woken_by = options_.gates->configurations().find(text)};
    part.is_schema = part.woken_by && !is_hcl && is_schema(text);
    if (part.is_schema) part.woken_by = options_.gates->schemas().find(text);
    return part;
  }

  // Nothing when the gate stays shut, or when what was read already is as much as a file may hold.
  std::optional<ReadPart> opened(const Layer& layer, Span extent, bool is_hcl = false) {
    if (is_spent_) return std::nullopt;
    ReadPart part = ask_gate(slice(layer.text(), extent), is_hcl);
    if (options_.parts != nullptr) {
      part.extent = layer.to_root(extent, &document_.text_layer()).span;
      options_.parts->push_back(part);
    }
    is_spent_ = part.woken_by && document_.node_count() > options_.budget.file_nodes;
    if (is_spent_) document_.note_unread(layer, too_many_nodes(options_.budget, extent.begin));
    return part.woken_by && !is_spent_ ? std::optional(part) : std::nullopt;
  }

  void note_outcome(const Root& root, const Layer& layer) {
    if (options_.parts == nullptr) return;
    ReadPart& part = options_.parts->back();
    part.actions = root.layer == &layer ? 0 : root.layer->unknown.size();
    part.outcome = root.node == nullptr ? ReadPart::Outcome::unread
                   : root.node->guessed ? ReadPart::Outcome::lines_only
                                        : ReadPart::Outcome::parsed;
  }

  void read_part(const Layer& layer, Span extent) {
    const std::size_t ordinal = ordinal_++;
    const std::optional<ReadPart> part = opened(layer, extent);
    if (!part) return;
    const StageClock::Scope parsing(options_.clock, Stage::parse);
    const OnFailure on_failure = part->is_schema ? OnFailure::keep_lines : on_failure_;
    Root root = read_text(document_, layer, extent, options_.budget, on_failure);
    note_outcome(root, layer);
    if (root.node == nullptr) return;
    root.ordinal = ordinal;
    root.is_schema = part->is_schema;
    root.source = rendered_from(slice(layer.text(), extent));
    document_.roots.push_back(root);
    if (root.node->guessed) return;
    for (const Span& comment : yaml_comments(root.node, *root.layer, root.extent)) {
      document_.comments.push_back(root.layer->to_root(comment, &document_.text_layer()).span);
    }
  }

  void read_hcl(const Layer& layer, Span extent) {
    const std::size_t ordinal = ordinal_++;
    if (!opened(layer, extent, true)) return;
    const StageClock::Scope parsing(options_.clock, Stage::parse);
    const Result<const Node*> node = parse_hcl(document_, layer, extent, options_.budget);
    Root root{nullptr, &layer, extent, ordinal};
    if (node) {
      root.node = *node;
      root.layer = root.node->layer;
      root.extent = {0, root.layer->text().size()};
      document_.roots.push_back(root);
    } else if (on_failure_ == OnFailure::note_and_keep_lines) {
      document_.note_unread(layer, node.error());
    }
    note_outcome(root, layer);
  }

  Document& document_;
  const ReadOptions& options_;
  OnFailure on_failure_ = OnFailure::note_and_keep_lines;
  std::size_t ordinal_ = 0;
  bool is_spent_ = false;  // no further document is read
};

}  // namespace

void read_document(Document& document, const ReadOptions& options) {
  Reader(document, options).read();
}

}  // namespace dexlint
