#include "tests/support/yaml_events.h"

#include <libfyaml.h>

#include <memory>

namespace dexlint::test {
namespace {

using Diagnostics = std::unique_ptr<fy_diag, void (*)(fy_diag*)>;
using Parser = std::unique_ptr<fy_parser, void (*)(fy_parser*)>;

std::string text_of(fy_token* token) {
  std::size_t size = 0;
  const char* text = fy_token_get_text(token, &size);
  return text == nullptr ? std::string() : std::string(text, size);
}

std::string spelled(const fy_event& event) {
  switch (event.type) {
    case FYET_DOCUMENT_START:
      return "---";
    case FYET_MAPPING_START:
      return "{";
    case FYET_MAPPING_END:
      return "}";
    case FYET_SEQUENCE_START:
      return "[";
    case FYET_SEQUENCE_END:
      return "]";
    case FYET_ALIAS:
      return "*";
    case FYET_SCALAR:
      return "\"" + text_of(event.scalar.value);
    default:
      return {};
  }
}

void add(const Node& node, std::vector<std::string>& events) {
  if (node.key != nullptr) add(*node.key, events);
  if (node.is_scalar()) {
    events.push_back("\"" + std::string(node.text));
  } else if (node.kind == NodeKind::alias) {
    events.emplace_back("*");
  } else {
    events.emplace_back(node.is_mapping() ? "{" : "[");
    for (const Node& child : node.children()) add(child, events);
    events.emplace_back(node.is_mapping() ? "}" : "]");
  }
}

}  // namespace

std::optional<std::vector<std::string>> yaml_events(std::string_view text) {
  const Diagnostics quiet(fy_diag_create(nullptr), fy_diag_destroy);
  fy_diag_set_collect_errors(quiet.get(), true);
  fy_parse_cfg config{};
  config.flags = FYPCF_QUIET;
  config.diag = quiet.get();
  const Parser parser(fy_parser_create(&config), fy_parser_destroy);
  // libfyaml takes size 0 for a text that ends with a NUL.
  if (parser == nullptr ||
      fy_parser_set_string(parser.get(), text.empty() ? "" : text.data(), text.size()) != 0)
    return std::nullopt;
  std::vector<std::string> events;
  while (fy_event* event = fy_parser_parse(parser.get())) {
    if (std::string line = spelled(*event); !line.empty()) events.push_back(std::move(line));
    fy_parser_event_free(parser.get(), event);
  }
  if (fy_parser_get_stream_error(parser.get())) return std::nullopt;
  return events;
}

std::vector<std::string> yaml_events(const Node& root) {
  std::vector<std::string> events;
  add(root, events);
  return events;
}

}  // namespace dexlint::test
