// Which bytes of a file may be shown to anybody: an allow-list. Keys, punctuation, white space, and
// the values of fields that are public; nothing else, so that the secret on the line below a
// finding stays where it is.
#pragma once

#include <string_view>
#include <vector>

#include "linter/engine/known_secrets.h"
#include "linter/model/document.h"

namespace dexlint {

/// Made once a document, when the first finding needs it. Offsets are those of
/// document.text_layer().
class VisibleBytes {
 public:
  /// `secrets` are shown nowhere, whatever field they stand in. Must outlive the constructor.
  explicit VisibleBytes(const Document& document, const KnownSecrets& secrets = {});

  bool all(Span span) const;

 private:
  void paint(Span span, bool visible);
  void paint_root(const Document& document, const Root& root, const KnownSecrets& secrets);
  void paint_key(const Layer& text, const Node& value);
  void paint_structure(Span extent);
  void paint_equals_sign(std::size_t at);
  bool is_before_colon(std::size_t at) const;

  std::string_view text_;
  std::vector<bool> visible_;
};

}  // namespace dexlint
