// What may be typed next: types of connectors, the fields of a type, the values of a field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/commands/lsp/protocol.h"
#include "linter/input/file_source.h"

namespace dexlint::lsp {

/// `CompletionItem`s for `offset`, a byte of `text` with its `lines`, the file at `path`. Half a
/// line does not parse: it is read as if something was written there already.
Json completions(const FileSource& files, const std::string& path, std::string_view text,
                 const LineIndex& lines, std::size_t offset);

}  // namespace dexlint::lsp
