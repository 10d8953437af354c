// How a changed text is written back into the syntax it stood in. Careful rather than clever: what
// would need more than an escape (a new line in a plain scalar, another quote style) is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/model/base64_encode.h"
#include "linter/model/layer.h"

namespace dexlint {

/// `text` as part of a value written in `encoding`, or nothing where it cannot stand there. Not for
/// base64 as a part of a value: that is encoded as a whole.
std::optional<std::string> encode(Encoding encoding, std::string_view text);

/// True when `text` can stand in a YAML file as a plain scalar of one line and is read as itself:
/// no indicator at its start, no comment or mapping in it, no blank at an end.
bool is_plain_scalar(std::string_view text);

/// False when `edit`, of `segment` of `layer`'s text, would change how the rest of the value is
/// read: where it ends, how its lines are folded, how deep they stand.
bool keeps_its_form(const Layer& layer, const Segment& segment, const Edit& edit);

/// `text` with `edit` carried out.
std::string edited(std::string_view text, const Edit& edit);

}  // namespace dexlint
