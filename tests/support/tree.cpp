#include "tests/support/tree.h"

#include <algorithm>
#include <utility>

namespace dexlint::test {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_collection(const Tree& tree) { return tree.kind != Tree::Kind::scalar; }

std::string marked(const Tree& scalar, const std::string& written) {
  return scalar.code.empty() ? written : "«" + scalar.code + " " + written + "»";
}

std::string replaced(std::string_view text, char what, std::string_view by) {
  std::string changed;
  for (const char c : text) changed += c == what ? std::string(by) : std::string(1, c);
  return changed;
}

// The content of a double-quoted string, good for both languages.
std::string escaped(std::string_view text, bool also_letters) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string written;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '\n') {
      written += "\\n";
    } else if (c == '"' || c == '\\') {
      written += {'\\', text[at]};
    } else if (also_letters && at % 3 == 2 && c < 0x80) {
      written += {'\\', 'u', '0', '0', hex[c / 16], hex[c % 16]};
    } else {
      written += text[at];
    }
  }
  return written;
}

bool can_be_plain(std::string_view text) {
  if (text.empty() || std::string_view("!&*-?|>%@`\"'#,[]{} :").find(text.front()) != npos)
    return false;
  return text.find(": ") == npos && text.find(" #") == npos && text.back() != ':' &&
         text.find_first_of("\n,[]{}") == npos && text.back() != ' ';
}

class YamlWriter {
 public:
  explicit YamlWriter(const YamlStyle& style) : style_(style) {}

  std::string write(const Tree& tree) {
    collection(tree, 0, 0);
    return text_;
  }

 private:
  bool is_block(const Tree& value) const {
    return !is_collection(value) && value.text.find('\n') != npos && style_.quotes == Quotes::plain;
  }

  void collection(const Tree& tree, std::size_t column, std::size_t depth) {
    if (depth >= style_.flow_from) {
      text_ += flow(tree) + "\n";
      return;
    }
    for (std::size_t i = 0; i < tree.entries.size(); ++i) {
      const Child& entry = tree.entries[i];
      if (i > 0 || !continues_) text_.append(column, ' ');
      continues_ = false;
      if (tree.kind == Tree::Kind::sequence)
        item(entry.value, column, depth);
      else
        pair(entry, column, depth);
    }
  }

  // The first key of a mapping stands behind the dash.
  void item(const Tree& value, std::size_t column, std::size_t depth) {
    text_ += "-" + std::string(style_.indent - 1, ' ');
    if (!is_collection(value) || depth + 1 >= style_.flow_from) {
      inline_value(value, column, depth);
    } else {
      continues_ = true;
      collection(value, column + style_.indent, depth + 1);
    }
  }

  void pair(const Child& entry, std::size_t column, std::size_t depth) {
    text_ += key(entry) + ":";
    if (!is_collection(entry.value) || depth + 1 >= style_.flow_from) {
      text_ += gap(entry.value);
      inline_value(entry.value, column, depth);
      return;
    }
    text_ += "\n";
    const bool flush = entry.value.kind == Tree::Kind::sequence && !style_.indented_sequences;
    collection(entry.value, column + (flush ? 0 : style_.indent), depth + 1);
  }

  void inline_value(const Tree& value, std::size_t column, std::size_t depth) {
    if (is_block(value) && depth + 1 < style_.flow_from) {
      block_scalar(value.text, column + style_.indent);
    } else {
      text_ += (is_collection(value) ? flow(value) : scalar(value)) + "\n";
    }
  }

  void block_scalar(std::string_view content, std::size_t column) {
    text_ += std::string(style_.block) + "\n";
    while (!content.empty()) {
      const std::size_t end = std::min(content.find('\n'), content.size());
      if (end > 0) text_.append(column, ' ').append(content.substr(0, end));
      text_ += "\n";
      content.remove_prefix(std::min(end + 1, content.size()));
    }
  }

  std::string flow(const Tree& tree) const {
    if (!is_collection(tree)) return scalar(tree);
    const bool is_mapping = tree.kind == Tree::Kind::mapping;
    std::string written;
    for (const Child& entry : tree.entries) {
      written += written.empty() ? "" : ", ";
      if (is_mapping) written += key(entry) + ":" + gap(entry.value);
      written += flow(entry.value);
    }
    return (is_mapping ? "{" : "[") + written + (is_mapping ? "}" : "]");
  }

  std::string key(const Child& entry) const {
    return std::string(style_.key_quote) + entry.key + std::string(style_.key_quote);
  }

  std::string gap(const Tree& value) const {
    return is_collection(value) || is_block(value) ? " " : std::string(style_.gap);
  }

  std::string scalar(const Tree& value) const {
    const std::string& text = value.text;
    if (style_.quotes == Quotes::plain && can_be_plain(text)) return marked(value, text);
    if (style_.quotes == Quotes::single && text.find('\n') == npos)
      return "'" + marked(value, replaced(text, '\'', "''")) + "'";
    // Other texts may hold marks, which no escape may touch.
    const bool letters = style_.quotes == Quotes::escaped && !value.code.empty();
    return "\"" + marked(value, escaped(text, letters)) + "\"";
  }

  const YamlStyle& style_;
  std::string text_;
  bool continues_ = false;
};

std::string json_at(const Tree& tree, const JsonStyle& style, std::size_t column) {
  if (!is_collection(tree)) {
    const bool letters = style.escaped && !tree.code.empty();
    return "\"" + marked(tree, escaped(tree.text, letters)) + "\"";
  }
  const bool is_mapping = tree.kind == Tree::Kind::mapping;
  const std::string line = style.pretty ? "\n" + std::string(column, ' ') : "";
  std::string written;
  for (const Child& entry : tree.entries) {
    written += std::string(written.empty() ? "" : ",") + line + (style.pretty ? "  " : "");
    if (is_mapping) written += "\"" + entry.key + "\":" + (style.pretty ? " " : "");
    written += json_at(entry.value, style, column + 2);
  }
  return (is_mapping ? "{" : "[") + written + line + (is_mapping ? "}" : "]");
}

}  // namespace

Tree::Tree(std::string scalar) : text(std::move(scalar)) {}

Tree::Tree(const char* scalar) : text(scalar) {}

Tree::Tree(Kind of, std::vector<Child> children) : kind(of), entries(std::move(children)) {}

Tree mapping(std::vector<Child> entries) { return {Tree::Kind::mapping, std::move(entries)}; }

Tree sequence(std::vector<Tree> items) {
  std::vector<Child> entries;
  for (Tree& item : items) entries.push_back({"", std::move(item)});
  return {Tree::Kind::sequence, std::move(entries)};
}

Tree finding(std::string code, std::string value) {
  Tree scalar(std::move(value));
  scalar.code = std::move(code);
  return scalar;
}

std::string yaml(const Tree& tree, const YamlStyle& style) { return YamlWriter(style).write(tree); }

std::string json(const Tree& tree, const JsonStyle& style) {
  return json_at(tree, style, 0) + (style.pretty ? "\n" : "");
}

}  // namespace dexlint::test
