// UTF-16 files (Windows PowerShell writes them) as UTF-8 text, with the way back to the file's
// bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "linter/model/document.h"
#include "linter/model/layer.h"

namespace dexlint {

enum class ByteOrder : std::uint8_t { little, big };

/// The byte order of a UTF-16 text: by its byte order mark, or where every other of the first 64
/// bytes is NUL and the rest ASCII. Nothing for any other text, UTF-32 included.
std::optional<ByteOrder> detect_utf16(std::string_view bytes);

/// The text of `file`, a layer that detect_utf16() knows, as a new layer of `document`, without its
/// byte order mark. Half surrogate pairs and a last odd byte become U+FFFD. It does not become the
/// document's text layer by itself.
Layer& decode_utf16(Document& document, const Layer& file);

}  // namespace dexlint
