// The YAML that people nearly always write, read at many times yaml-cpp's speed: block mappings and
// sequences, plain, quoted and block scalars, brackets. Whatever else a text holds (anchors, tags,
// `? `, tabs between tokens, indentation that is only nearly right …) is not read here at all, but
// left to yaml-cpp, which stays the judge of what is YAML: on what is read here both give the same
// tree, and on what is refused here the same problem (round_trip_test, yaml_fuzz), unless another
// limit than the syntax's would have kept the text from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/input/parse_yaml_errors.h"
#include "linter/input/scalar_text.h"
#include "linter/model/node.h"
#include "linter/model/span.h"

namespace dexlint {

/// One step of a document, in the order in which a parser tells them.
struct SimpleEvent {
  static constexpr std::uint32_t as_written = UINT32_MAX;

  enum class Kind : std::uint8_t {
    null,  ///< a word for null, or, where nothing is written, the next token
    scalar,
    mapping,   ///< begins
    sequence,  ///< begins
    end,       ///< of the innermost mapping or sequence
  };
  Kind kind = Kind::end;
  ScalarStyle style = ScalarStyle::plain;
  std::uint32_t decoded = as_written;  ///< of a scalar: index in SimpleYaml::decoded
  std::size_t at = 0;                  ///< first byte, of a scalar its quote or indicator
  Span content = {};                   ///< of a scalar: see ScalarSpan::span
};

/// Where a text stops being YAML.
struct YamlFault {
  YamlMistake mistake;
  std::size_t at;
};

/// A document. Offsets are bytes of its text, which must outlive it.
struct SimpleYaml {
  static constexpr std::size_t longest_key = 1'000;  ///< to its colon; yaml-cpp ends at 1,024

  std::vector<SimpleEvent> events;
  std::optional<YamlFault> fault;   ///< the text is no YAML; the events are those before it
  std::vector<ScalarText> decoded;  ///< of scalars whose value is not the bytes of their content
};

/// Reads `text`, one document without a byte order mark. Nothing when any of it, up to a fault, is
/// beyond what is read here. No event: blank lines and comments alone. It stops where there are
/// more values than `most`, and does not look at the rest.
std::optional<SimpleYaml> read_simple_yaml(std::string_view text, std::size_t most = SIZE_MAX / 2);

}  // namespace dexlint
