#include "linter/flow/frame.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

constexpr std::size_t most_texts = 12;
constexpr std::size_t longest_text = 256;
constexpr std::size_t deepest_text = 60;  // texts in texts

}  // namespace

void Constant::append(const std::vector<std::string_view>& alternatives) {
  if (!known || alternatives.empty()) return;
  if (texts.size() * alternatives.size() > most_texts) return forget();
  std::vector<std::string> all;
  for (const std::string& text : texts) {
    for (const std::string_view more : alternatives) {
      if (text.size() + more.size() > longest_text) return forget();
      all.push_back(text + std::string(more));
    }
  }
  texts = std::move(all);
}

void Constant::forget() {
  known = false;
  texts.clear();
}

void Constant::join(const Constant& other) {
  known = known && other.known;
  if (!known) return forget();
  for (const std::string& text : other.texts) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  if (texts.size() > most_texts) forget();
}

FilePlace Frame::place(Span span) const {
  return {file, within == nullptr ? span : within->to_root(span).span};
}

void Frame::write(std::string_view text, Span span) {
  out->pieces.push_back({text, nullptr, place(span)});
  if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) ++in_line;
  constant.append({text});
}

void Frame::write(const Value* value, FilePlace place, Values& values) {
  if (value->is_nothing()) return;
  if (value->text != nullptr) {
    if (value->text->nested >= deepest_text) value = values.made_from(value, Kept::part);
    if (value->text != nullptr) out->nested = std::max(out->nested, value->text->nested + 1);
  }
  out->pieces.push_back({{}, value, place});
  ++in_line;
  const bool only_literals = !value->literals.empty() && !value->opaque && value->tree.empty() &&
                             value->made.empty() && value->dicts.empty() && value->lists.empty() &&
                             value->keys.empty();
  if (!only_literals) return constant.forget();
  std::vector<std::string_view> texts;
  for (const Literal& literal : value->literals) texts.push_back(literal.text);
  constant.append(texts);
}

Variable* Frame::variable(std::string_view name) {
  for (auto at = variables.rbegin(); at != variables.rend(); ++at) {
    if (at->name == name) return &*at;
  }
  return nullptr;
}

}  // namespace dexlint::flow
