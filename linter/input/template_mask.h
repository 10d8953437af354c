// Reads a template without rendering it: every action ({{ … }}, {% … %}) gives way to bytes that
// keep the YAML around it readable, and is remembered, so that nothing made of filler is ever taken
// for a value.
//
// What an action becomes depends on where it stands. A line of actions alone (if, range, end, an
// include with nindent) is blanked. An action alone behind `key:` is blanked when the next line is
// deeper (it renders to a block that the lines below continue), else it is the value. Any other
// action becomes filler. Facts: of 691 templated documents 298 do not parse with one filler for
// all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

/// A text of equal length without actions, and where they stood (sorted).
struct MaskedTemplate {
  std::string text;
  std::vector<Span> actions;
};

/// Which actions give way.
enum class Actions {
  common,   ///< `{{ … }}`, `{% … %}`, and values that ytt computes
  foreign,  ///< and those of foreign_actions.h
};

/// Nothing when `text` holds no action. An action that is never closed is left as it stands.
std::optional<MaskedTemplate> mask_template(std::string_view text,
                                            Actions actions = Actions::common);

}  // namespace dexlint
