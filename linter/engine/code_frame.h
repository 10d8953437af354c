// The lines round a finding, as they may be shown, and the one-line snippet of its value.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/visible.h"
#include "linter/model/document.h"
#include "linter/model/finding.h"
#include "linter/model/secret_text.h"

namespace dexlint {

/// What a frame is made for. `marked` and `within` are bytes of document.text_layer(); lines
/// outside `within` (the document of a stream, the fence of a guide) are not shown. The first
/// `shown_prefix` bytes of the marked part are not masked.
struct FrameRequest {
  Span marked;
  Span within;
  std::size_t shown_prefix = 0;
  Redaction redaction = Redaction::partial;
};

/// One line before, the marked lines (three at most), one line behind.
std::vector<FrameLine> code_frame(const Document& document, const VisibleBytes& visible,
                                  const FrameRequest& request);

/// One line of the text, masked as those of a frame are. Of a very long one the part round byte
/// `at`.
std::string shown_line(const Document& document, const VisibleBytes& visible, Span line,
                       std::size_t at, Redaction redaction);

/// True when all of a scalar's value may be shown to anybody.
bool is_shown(const Document& document, const VisibleBytes& visible, const Node& scalar);

/// `clientSecret: 7xk8…[64 characters]`, or the value itself when all of it may be shown.
std::string snippet(const Document& document, const VisibleBytes& visible, const Node& about,
                    Redaction redaction);

}  // namespace dexlint
