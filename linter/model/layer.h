// A layer is text together with the way back to the text it was decoded from: a block scalar
// without its indentation, a JSON string without its escapes, what base64 hid, a fenced block of a
// guide. Layers nest; the outermost is the file. Segments carry the way back. An edit of an inner
// layer can be carried out too, as an edit of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

/// A run of a layer's text and the run of its parent's text that it came from. Inside the run every
/// `unit` bytes of text stand for `parent_unit` bytes of the parent, and cannot be told apart below
/// that: 1:1 for copied bytes, 3:4 for base64, 1:2 for ASCII in UTF-16, the whole run for an escape
/// or a folded line break.
struct Segment {
  Span text;
  Span parent;
  std::size_t unit = 1;
  std::size_t parent_unit = 1;

  /// Bytes that stand as they are in the parent.
  static constexpr Segment copied(Span text, Span parent) { return {text, parent, 1, 1}; }
  /// Bytes that stand for others as a whole (an escape, a folded break). `text` may be empty.
  static constexpr Segment replaced(Span text, Span parent) {
    return {text, parent, std::max<std::size_t>(text.size(), 1),
            std::max<std::size_t>(parent.size(), 1)};
  }
  constexpr bool is_copied() const {
    return unit == 1 && parent_unit == 1 && text.size() == parent.size();
  }
};

/// How a layer's text was written in its parent; tells how to write a changed text back.
enum class Encoding : std::uint8_t {
  file,           ///< layer 0: the file's bytes
  utf16,          ///< UTF-8 made from a UTF-16 file
  part,           ///< a copied part: a fenced block, one document of a stream, a masked template
  plain,          ///< YAML plain scalar
  single_quoted,  ///< YAML '…'
  double_quoted,  ///< YAML "…"
  block,          ///< YAML | and > scalars
  json_string,    ///< JSON "…"
  json_bare,      ///< JSON number, true, false or null
  hcl,            ///< Terraform's text, with filler for its interpolations
  base64,
};

/// Replace the bytes of `span` (of one layer) by `replacement`.
struct Edit {
  Span span;
  std::string replacement;
};

/// A range of the outermost layer. `approximate`: the bytes asked for could only be given to the
/// next unit (base64).
struct RootSpan {
  Span span;
  bool approximate = false;
};

/// Text with segments to its parent. Owned by a Document, never moves; text() is a view that lives
/// as long as it.
class Layer {
 public:
  /// Layer 0. `bytes` must outlive the layer.
  explicit Layer(std::string_view bytes) : text_(bytes) {}
  /// A layer whose text is stored elsewhere (in the parent, or kept by the document). Segments are
  /// in text order.
  Layer(std::string_view text, const Layer& parent, std::vector<Segment> segments,
        Encoding encoding);

  std::string_view text() const { return text_; }
  const Layer* parent() const { return parent_; }
  Encoding encoding() const { return encoding_; }
  std::span<const Segment> segments() const { return segments_; }

  /// Parts of the text that hold filler in place of a template action; nothing read from them is
  /// known. Sorted.
  std::vector<Span> unknown;
  /// True when `span` touches filler.
  bool touches_unknown(Span span) const;

  /// The bytes of the parent that `span` of this text came from, by binary search in the segments.
  /// An empty span maps to an empty one.
  Span to_parent(Span span) const;
  /// The bytes of layer `ancestor` (default: the file) that `span` of this text came from.
  RootSpan to_root(Span span, const Layer* ancestor = nullptr) const;
  /// One edit of the file that carries out `edit` of this text, or nothing where it cannot be
  /// written back safely (a new line in a plain scalar, an edit that touches an escape …).
  std::optional<Edit> to_root(const Edit& edit) const;

 private:
  std::optional<Edit> to_parent(const Edit& edit) const;

  std::string_view text_;
  const Layer* parent_ = nullptr;
  std::vector<Segment> segments_;
  Encoding encoding_ = Encoding::file;
};

}  // namespace dexlint
