#include "tests/support/rewrite.h"

#include <algorithm>

#include "linter/model/encode.h"
#include "tests/support/marked.h"

namespace dexlint::test {
namespace {

constexpr std::string_view opening = "«";
constexpr std::string_view closing = "»";

// One Unicode character of UTF-8; its size is `size`.
char32_t character_at(std::string_view text, std::size_t& size) {
  const auto first = static_cast<unsigned char>(text.front());
  size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t character = size == 1 ? first : first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i)
    character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return character;
}

void append_unit(std::string& to, char32_t unit, bool big_endian) {
  const char high = static_cast<char>(unit >> 8 & 0xFF);
  const char low = static_cast<char>(unit & 0xFF);
  to += {big_endian ? high : low, big_endian ? low : high};
}

std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  for (std::size_t size = 0; !text.empty(); text.remove_prefix(size)) {
    const char32_t character = character_at(text, size);
    if (character < 0x10000) {
      append_unit(bytes, character, big_endian);
    } else {
      append_unit(bytes, 0xD800 + ((character - 0x10000) >> 10), big_endian);
      append_unit(bytes, 0xDC00 + ((character - 0x10000) & 0x3FF), big_endian);
    }
  }
  return bytes;
}

template <typename Change>
std::string each_line(std::string_view text, Change change) {
  std::string changed;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    changed += change(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return changed;
}

// Lines of 64 characters of base64; a line that ends at a mark ends behind it.
std::string wrapped(std::string_view marked) {
  std::string lines;
  std::size_t column = 0;
  for (std::size_t at = 0, next = 0; at < marked.size(); at = next) {
    const std::string_view rest = marked.substr(at);
    const bool opens = rest.starts_with(opening);
    const bool closes = rest.starts_with(closing);
    next = at + (opens ? rest.find(' ') + 1 : closes ? closing.size() : 1);
    if (column == 64 && !closes) {
      lines += "\n";
      column = 0;
    }
    lines += marked.substr(at, next - at);
    if (!opens && !closes) ++column;
  }
  return lines + "\n";
}

Tree secret(const std::string& section, const std::string& key, const std::string& text) {
  return mapping({{"apiVersion", "v1"},
                  {"kind", "Secret"},
                  {"metadata", mapping({{"name", "pachyderm-identity"}})},
                  {"type", "Opaque"},
                  {section, mapping({{key, text}})}});
}

Tree with_json_config(Tree connectors, const JsonStyle& style) {
  for (Child& connector : connectors.entries) {
    for (Child& entry : connector.value.entries) {
      if (entry.key == "config") entry = {"jsonConfig", json(entry.value, style)};
    }
  }
  return connectors;
}

struct Text {
  std::string name;
  std::string text;
  bool foldable = false;  // line breaks between its words are blanks
};

// A tree as a text of its own.
std::vector<Text> texts_of(const Tree& tree) {
  return {{"block", yaml(tree)},
          {"indented", yaml(tree, {.indent = 4, .indented_sequences = true})},
          {"single-quoted", yaml(tree, {.quotes = Quotes::single})},
          {"escaped", yaml(tree, {.quotes = Quotes::escaped})},
          {"flow", yaml(tree, {.flow_from = 2}), false},
          {"json", json(tree), true},
          {"pretty-json", json(tree, {.pretty = true}), true},
          {"escaped-json", json(tree, {.pretty = true, .escaped = true}), true}};
}

std::vector<Text> connector_texts(const Tree& connectors) {
  std::vector<Text> texts = texts_of(connectors);
  for (const bool pretty : {false, true}) {
    const Tree nested = with_json_config(connectors, {.pretty = pretty});
    const std::string name = pretty ? "pretty-json-config" : "json-config";
    texts.push_back({name, yaml(nested)});
    texts.push_back({name + "-folded", yaml(nested, {.block = ">-"})});
    texts.push_back({name + "-quoted", yaml(nested, {.quotes = Quotes::doubled})});
    texts.push_back({name + "-in-json", json(nested, {.pretty = true}), true});
  }
  return texts;
}

// `tree` holds `text` as a scalar.
void add_outer_styles(const Text& text, const std::string& stem, const Tree& tree,
                      std::vector<MarkedFile>& files) {
  const auto add = [&](const std::string& style, const std::string& ending, std::string written) {
    files.push_back(
        {text.name + " in " + stem + ", " + style, stem + "." + ending, std::move(written)});
  };
  add("|", "yaml", yaml(tree));
  add("|-", "yaml", yaml(tree, {.indent = 4, .block = "|-"}));
  if (text.foldable) add(">-", "yaml", yaml(tree, {.block = ">-"}));
  add("double-quoted", "yaml", yaml(tree, {.quotes = Quotes::doubled}));
  add("json", "json", json(tree));
  add("pretty json", "json", json(tree, {.pretty = true}));
}

}  // namespace

ExpectedFile read_expectations(std::string_view marked) {
  ExpectedFile file;
  while (!marked.empty()) {
    if (marked.starts_with(opening)) {
      const std::size_t blank = marked.find(' ');
      file.findings.push_back({std::string(marked.substr(opening.size(), blank - opening.size())),
                               {file.text.size(), file.text.size()}});
      marked.remove_prefix(blank + 1);
    } else if (marked.starts_with(closing)) {
      file.findings.back().bytes.end = file.text.size();
      marked.remove_prefix(closing.size());
    } else {
      file.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return file;
}

ExpectedFile in_utf16(const ExpectedFile& file, bool big_endian) {
  const std::string_view text = file.text;
  const auto mapped = [&](std::size_t offset) {
    return 2 + utf16(text.substr(0, offset), big_endian).size();
  };
  ExpectedFile changed{utf16("\xEF\xBB\xBF", big_endian) + utf16(text, big_endian), file.findings};
  for (ExpectedFinding& finding : changed.findings)
    finding.bytes = {mapped(finding.bytes.begin), mapped(finding.bytes.end)};
  return changed;
}

Tree with_keys_reversed(const Tree& tree) {
  Tree changed = tree;
  for (Child& entry : changed.entries) entry.value = with_keys_reversed(entry.value);
  if (tree.kind == Tree::Kind::mapping)
    std::reverse(changed.entries.begin(), changed.entries.end());
  return changed;
}

Tree with_unrelated_keys(const Tree& tree) {
  Tree changed = tree;
  for (Child& entry : changed.entries) {
    const bool only_secrets = entry.key == "stringData" || entry.key == "data";
    if (!only_secrets) entry.value = with_unrelated_keys(entry.value);
  }
  if (tree.kind == Tree::Kind::mapping) {
    changed.entries.insert(changed.entries.begin(), {"x-remark", "nothing to see"});
    changed.entries.push_back({"x-labels", mapping({{"team", "blue"}, {"tier", "login"}})});
  }
  return changed;
}

std::string with_crlf(std::string_view text) {
  return each_line(text, [](std::string_view line) { return std::string(line) + "\r"; });
}

std::string with_comments(std::string_view text) {
  return each_line(text, [](std::string_view line) {
    const std::string indent(line.find_first_not_of(' '), ' ');
    return indent + "# it's \"unrelated\": {x\n" + std::string(line) + "  # so: 'is this";
  });
}

std::string in_fence(std::string_view text, std::string_view indent) {
  const std::string before(indent);
  return "# How to log in\n\nDon't use: this {{ text.\n\n" + before + "```yaml\n" +
         each_line(text, [&](std::string_view line) { return before + std::string(line); }) +
         before + "```\n\nThat's it.\n";
}

std::string in_base64(std::string_view text) {
  const ExpectedFile file = read_expectations(text);
  const std::string encoded = base64_encode(file.text);
  std::string marked;
  std::size_t at = 0;
  for (const ExpectedFinding& finding : file.findings) {
    const Span groups{finding.bytes.begin / 3 * 4, (finding.bytes.end + 2) / 3 * 4};
    marked.append(encoded, at, groups.begin - at).append(opening).append(finding.code);
    marked.append(" ").append(encoded, groups.begin, groups.size()).append(closing);
    at = groups.end;
  }
  return marked.append(encoded, at);
}

std::vector<MarkedFile> in_every_style(const std::string& stem, const Tree& tree) {
  const auto file = [&](const std::string& style, const std::string& ending, std::string text) {
    return MarkedFile{stem + ", " + style, stem + "." + ending, std::move(text)};
  };
  std::vector<MarkedFile> files;
  for (const auto& [name, quotes] :
       {std::pair{"plain", Quotes::plain}, std::pair{"single-quoted", Quotes::single},
        std::pair{"double-quoted", Quotes::doubled}, std::pair{"escaped", Quotes::escaped}}) {
    const std::string style = name;
    files.push_back(file(style, "yaml", yaml(tree, {.quotes = quotes})));
    files.push_back(
        file(style + " indented by 4", "yaml", yaml(tree, {.indent = 4, .quotes = quotes})));
    files.push_back(file(style + " with indented lists", "yaml",
                         yaml(tree, {.indented_sequences = true, .quotes = quotes})));
    for (const std::size_t depth : {0U, 1U, 2U, 3U}) {
      files.push_back(file(style + " flow from depth " + std::to_string(depth), "yaml",
                           yaml(tree, {.quotes = quotes, .flow_from = depth})));
    }
  }
  const std::string next_line = "\n" + std::string(24, ' ');
  for (const auto& [name, gap] :
       {std::pair{"wide", std::string(" \t ")}, std::pair{"tagged", std::string(" !!str ")},
        std::pair{"anchored", std::string("  &a ")}, std::pair{"on the next line", next_line}}) {
    const std::string style = name;
    for (const Quotes quotes : {Quotes::plain, Quotes::escaped}) {
      files.push_back(file(style, "yaml", yaml(tree, {.quotes = quotes, .gap = gap})));
      files.push_back(file(style + " flow", "yaml",
                           yaml(tree, {.quotes = quotes, .flow_from = 1, .gap = gap})));
    }
  }
  for (const std::string_view quote : {"'", "\""}) {
    files.push_back(file("quoted keys", "yaml", yaml(tree, {.key_quote = quote})));
    files.push_back(
        file("quoted keys in flow", "yaml", yaml(tree, {.flow_from = 1, .key_quote = quote})));
  }
  for (const std::string ending : {"json", "yaml"}) {
    for (const bool pretty : {false, true}) {
      const std::string style = std::string(pretty ? "pretty" : "compact") + " json as " + ending;
      files.push_back(file(style, ending, json(tree, {.pretty = pretty})));
      files.push_back(
          file("escaped " + style, ending, json(tree, {.pretty = pretty, .escaped = true})));
    }
  }
  return files;
}

std::vector<MarkedFile> in_secrets(const Tree& connectors) {
  std::vector<MarkedFile> files;
  for (const Text& text : connector_texts(connectors)) {
    add_outer_styles(text, "secret", secret("stringData", "upstream-idps", text.text), files);
    const Tree encoded = secret("data", "upstream-idps", in_base64(text.text));
    const std::string name = text.name + " in base64";
    files.push_back({name, "secret.yaml", yaml(encoded)});
    files.push_back({name + ", quoted", "secret.yaml", yaml(encoded, {.quotes = Quotes::single})});
    files.push_back({name + ", json", "secret.json", json(encoded)});
    files.push_back({name + ", wrapped", "secret.yaml",
                     yaml(secret("data", "upstream-idps", wrapped(in_base64(text.text))))});
  }
  for (const Text& text : texts_of(mapping({{"connectors", connectors}}))) {
    add_outer_styles(text, "config-secret", secret("stringData", "config.yaml", text.text), files);
    files.push_back({text.name + " as config.yaml in base64", "config-secret.yaml",
                     yaml(secret("data", "config.yaml", in_base64(text.text)))});
  }
  return files;
}

std::vector<MarkedFile> in_argocd_config(const Tree& connectors) {
  std::vector<MarkedFile> files;
  for (const Text& text : texts_of(mapping({{"connectors", connectors}}))) {
    add_outer_styles(text, "argocd-cm",
                     mapping({{"apiVersion", "v1"},
                              {"kind", "ConfigMap"},
                              {"metadata", mapping({{"name", "argocd-cm"}})},
                              {"data", mapping({{"dex.config", text.text}})}}),
                     files);
  }
  return files;
}

}  // namespace dexlint::test
