// What a text is, by the look of its first lines: for files whose name tells nothing, and for
// comments that tell where a text came from.
#pragma once

#include <string_view>

namespace dexlint {

/// True for a text that starts as YAML or JSON does: with `---`, a brace or bracket, a key, or a
/// list item with a key. Blank lines and comments do not count; a script (`#!`) is none.
bool looks_like_configuration(std::string_view text);

/// True for a file that git-crypt encrypted, by its first bytes.
bool is_encrypted_by_git_crypt(std::string_view bytes);

/// False when no text that goes on like `start` looks like one, or is text at all.
bool may_become_configuration(std::string_view start);

/// The path in `# Source: chart/templates/secret.yaml`, which `helm template` writes above each
/// document, or empty. Only what looks like a path. Views `text`.
std::string_view rendered_from(std::string_view text);

}  // namespace dexlint
