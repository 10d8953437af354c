// A file that was read: its bytes, the layers of text found in it, the trees parsed from them. It
// owns all of these and never moves, so nodes, layers and scalars are views that live as long as it
// does.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/lines.h"
#include "linter/model/node.h"
#include "linter/model/pool.h"
#include "linter/model/result.h"

namespace dexlint {

/// One document of a stream: its tree, and the slice of the layer that it was read from.
struct Root {
  const Node* node = nullptr;
  const Layer* layer = nullptr;
  Span extent;
  std::size_t ordinal = 0;  ///< 0-based among the documents of its file
  /// The template that Helm says it was rendered from (`# Source: …`); empty when nothing does.
  /// Views the layer.
  std::string_view source = {};
  /// Says what a configuration may hold, and is none (schema_text.h), or stands in such a document.
  /// Nothing is recognised there but what is looked for in any text.
  bool is_schema = false;
};

/// Something of this file that was not read, and why.
struct Unread {
  Problem problem;
  std::size_t line_1 = 0;  ///< 0: the whole file
  Place at = {};           ///< where reading stopped; without a layer: no place in particular
};

class Document {
 public:
  /// Takes the file's bytes over. `path` as it will be printed. The bytes get the padding that
  /// simdjson reads behind a text.
  Document(std::string path, std::string bytes);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::string_view path() const { return path_; }
  /// The part of the path that may be judged; the whole of it unless set.
  std::string_view place() const { return place_.empty() ? path_ : place_; }
  void set_place(std::string place) { place_ = std::move(place); }
  /// Somebody said that this file holds Helm values, whatever it is called.
  bool is_values() const { return is_values_; }
  void set_is_values() { is_values_ = true; }
  std::string_view bytes() const { return bytes_; }
  /// Layer 0, the bytes of the file.
  const Layer& file_layer() const { return file_layer_; }
  /// The text that lines and columns are counted in: layer 0, or what a UTF-16 file decodes to. A
  /// byte order mark stays in the text and belongs to no column.
  const Layer& text_layer() const { return *text_layer_; }
  void set_text_layer(const Layer& layer) { text_layer_ = &layer; }

  Node& add_node();
  std::size_t node_count() const { return nodes_.size(); }
  /// Keeps text that is not in any layer (what a decoder made), with 64 readable bytes behind it.
  /// The view stays valid.
  std::string_view keep(std::string text);
  std::span<const Segment> keep(std::vector<Segment> segments);
  Layer& add_layer(std::string_view text, const Layer& parent, std::vector<Segment> segments,
                   Encoding encoding);
  /// The text of a scalar as a layer of its own, to be parsed again.
  Layer& open(const Node& scalar);

  /// Documents of the file first, then what was found inside scalars.
  std::vector<Root> roots;
  /// A scalar whose text holds a tree, and that tree. Its root is in `roots` too.
  std::unordered_map<const Node*, const Node*> embedded;
  std::vector<Unread> unread;
  /// The scalar that holds the text of `layer`, or the text that it is a copy of; null for the
  /// file.
  const Node* holder_of(const Layer& layer) const;
  /// Comments, `#` included, as bytes of text_layer(), sorted. Empty for JSON without comments.
  std::vector<Span> comments;

  const LineIndex& lines() const;
  /// Notes that a part of the file was not read. `span`: of `layer`.
  void note_unread(const Layer& layer, Problem problem);

 private:
  std::string path_;
  std::string place_;
  bool is_values_ = false;
  std::string bytes_;
  Layer file_layer_;
  Pool<Layer> layers_;  // all others
  Pool<Node> nodes_;
  Pool<std::string> texts_;
  Pool<std::vector<Segment>> segments_;
  std::unordered_map<const Layer*, const Node*> holders_;  // of layers made by open()
  const Layer* text_layer_ = &file_layer_;
  mutable std::unique_ptr<LineIndex> lines_;
};

}  // namespace dexlint
