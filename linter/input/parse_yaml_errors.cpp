#include "linter/input/parse_yaml_errors.h"

#include <yaml-cpp/exceptions.h>

#include <string>

namespace dexlint {
namespace {

/// How one of yaml-cpp's messages starts, and what we say.
struct Wording {
  std::string_view theirs;
  std::string_view ours;
};

std::string_view wording(YamlMistake mistake) {
  switch (mistake) {
    case YamlMistake::second_value:
      return "expected no second value on this line, found `:`";
    case YamlMistake::no_key:
      return "expected the next key of the mapping or its end, found something else";
    case YamlMistake::no_item:
      return "expected the next `-` of the list or its end, found something else";
    case YamlMistake::more_content:
      return "expected the end of the document, found more content";
    case YamlMistake::nameless_alias:
      return "expected the name of an anchor behind `*`, found none";
    case YamlMistake::unknown_anchor:
      return "expected an anchor with the alias's name before it, found none";
  }
  return {};
}

/// yaml-cpp's constants are no constant expressions, so the table is made when the first problem
/// turns up.
std::string_view wording(std::string_view message) {
  using namespace YAML::ErrorMsg;
  // A message that starts like another one stands before it.
  static const Wording wordings[] = {
      {YAML_DIRECTIVE_ARGS, "expected one version behind %YAML, found something else"},
      {YAML_VERSION, "expected a version such as 1.2 behind %YAML, found something else"},
      {YAML_MAJOR_VERSION, "expected YAML 1, found a later major version"},
      {REPEATED_YAML_DIRECTIVE, "expected one %YAML line, found a second one"},
      {TAG_DIRECTIVE_ARGS, "expected a handle and a prefix behind %TAG, found something else"},
      {REPEATED_TAG_DIRECTIVE, "expected each %TAG handle once, found it again"},
      {CHAR_IN_TAG_HANDLE, "expected a tag, found a character that none has"},
      {TAG_WITH_NO_SUFFIX, "expected a name behind the tag's `!`, found none"},
      {END_OF_VERBATIM_TAG, "expected `>` at the end of the tag, found none"},
      {END_OF_MAP_FLOW, "expected `,` or `}` in a flow mapping, found something else"},
      {END_OF_MAP, wording(YamlMistake::no_key)},
      {END_OF_SEQ_FLOW, "expected `,` or `]` in a flow list, found something else"},
      {END_OF_SEQ, wording(YamlMistake::no_item)},
      {MULTIPLE_TAGS, "expected one tag, found two"},
      {MULTIPLE_ANCHORS, "expected one anchor, found two"},
      {ALIAS_CONTENT, "expected an alias alone, found an anchor, a tag or a value with it"},
      {INVALID_HEX, "expected hexadecimal digits behind the escape, found something else"},
      {INVALID_UNICODE,
       "expected the escape of a Unicode character, found one that stands for none"},
      {INVALID_ESCAPE, "expected one of YAML's escapes behind the backslash, found something else"},
      {UNKNOWN_TOKEN, "expected a value, found a character that none starts with"},
      {DOC_IN_SCALAR, "expected the end of the value, found a document marker"},
      {EOF_IN_SCALAR, "expected the closing quote, found the end of the document"},
      {CHAR_IN_SCALAR, "expected a value indented deeper than its key, found one that is not"},
      {TAB_IN_INDENTATION, "expected spaces as indentation, found a tab"},
      {FLOW_END, "expected an opening bracket before the closing one, found none"},
      {BLOCK_ENTRY, "expected no list item here, found `-`"},
      {MAP_KEY, "expected no key here, found `?`"},
      {MAP_VALUE, wording(YamlMistake::second_value)},
      {ZERO_INDENT_IN_BLOCK,
       "expected an indentation from 1 to 9 in the block scalar's header, found 0"},
      {CHAR_IN_BLOCK,
       "expected a line break behind the block scalar's header, found something else"},
      {UNKNOWN_ANCHOR, wording(YamlMistake::unknown_anchor)},
      {ALIAS_NOT_FOUND, wording(YamlMistake::nameless_alias)},
      {CHAR_IN_ALIAS, "expected a blank behind the alias's name, found something else"},
      {ANCHOR_NOT_FOUND, "expected a name behind the anchor's `&`, found none"},
      {CHAR_IN_ANCHOR, "expected a blank behind the anchor's name, found something else"},
  };
  for (const Wording& each : wordings) {
    if (message.starts_with(each.theirs)) return each.ours;
  }
  return "expected YAML, found something else";
}

}  // namespace

Problem yaml_problem(YamlMistake mistake, std::size_t at) {
  return {SkipReason::unparsed, std::string(wording(mistake)), {at, at}};
}

Problem yaml_problem(std::string_view message, std::size_t at) {
  if (message == YAML::ErrorMsg::BAD_FILE)
    return {SkipReason::too_deep, "expected fewer nested collections, found too many", {at, at}};
  return {SkipReason::unparsed, std::string(wording(message)), {at, at}};
}

}  // namespace dexlint
