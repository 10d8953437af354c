#include "linter/flow/frame.h"

#include <algorithm>
#include <utility>

namespace dexlint::flow {
namespace {

constexpr std::size_t most_outcomes = 12;
constexpr std::size_t longest_text = 256;
constexpr std::size_t deepest_text = 60;  // texts in texts

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

void Outcomes::append(std::string_view text) {
  if (!known || text.empty()) return;
  const bool blank = is_blank(text);
  for (Outcome& one : all) {
    if (one.value != nullptr && blank) continue;
    if (one.value != nullptr || one.text.size() + text.size() > longest_text) return forget();
    one.text += text;
  }
}

void Outcomes::append(const Value* value, Values& values) {
  if (!known) return;
  Outcomes more;
  more.all.clear();
  if (only_literals(*value)) {
    for (const Literal& literal : value->literals)
      more.all.push_back({std::string(literal.text), nullptr, literal.when});
  } else {
    more.all.push_back({{}, value, always});
  }
  append(more, values);
}

void Outcomes::append(const Outcomes& more, Values& values) {
  if (!known) return;
  if (!more.known || all.size() * more.all.size() > most_outcomes) return forget();
  std::vector<Outcome> joined;
  for (const Outcome& one : all) {
    for (const Outcome& other : more.all) {
      const ConditionId when = values.conditions().both(one.when, other.when);
      if (when == never) continue;
      const bool two = one.value != nullptr ? other.value != nullptr || !is_blank(other.text)
                                            : other.value != nullptr && !is_blank(one.text);
      if (two || one.text.size() + other.text.size() > longest_text) return forget();
      const Value* value = one.value != nullptr ? one.value : other.value;
      joined.push_back({value != nullptr ? std::string() : one.text + other.text, value, when});
    }
  }
  all = std::move(joined);
}

void Outcomes::forget() {
  known = false;
  all.clear();
}

void Outcomes::join(const Outcomes& other, ConditionId when, Values& values) {
  known = known && other.known;
  if (!known) return forget();
  for (const Outcome& one : other.all) {
    const ConditionId both = values.conditions().both(one.when, when);
    if (both == never) continue;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Outcome& mine) {
      return mine.value == one.value && mine.text == one.text;
    });
    if (same == all.end()) {
      all.push_back({one.text, one.value, both});
    } else {
      same->when = values.conditions().either(same->when, both);
    }
  }
  if (all.size() > most_outcomes) forget();
}

FilePlace Frame::place(Span span) const {
  return {file, within == nullptr ? span : within->to_root(span).span};
}

void Frame::write(std::string_view text, Span span) {
  if (when == never) return;
  out->pieces.push_back({text, nullptr, place(span), when, arm});
  outcomes.append(text);
}

void Frame::write(const Value* value, FilePlace place, Values& values) {
  if (value->is_nothing() || when == never) return;
  if (value->text != nullptr) {
    if (value->text->nested >= deepest_text) value = values.made_from(value, Kept::part);
    if (value->text != nullptr) out->nested = std::max(out->nested, value->text->nested + 1);
  }
  out->pieces.push_back({{}, value, place, when, arm});
  outcomes.append(value, values);
}

Variable* Frame::variable(std::string_view name) {
  for (auto at = variables.rbegin(); at != variables.rend(); ++at) {
    if (at->name == name) return &*at;
  }
  return nullptr;
}

}  // namespace dexlint::flow
