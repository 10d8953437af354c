#include "linter/input/glob.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "linter/input/glob_class.h"

namespace dexlint {

struct Glob::Places {
  explicit Places(std::size_t elements) : entered(elements + 1, 0) {}

  void clear() {
    list.clear();
    ++round;
  }

  void enter(std::uint32_t place) {
    if (std::exchange(entered[place], round) != round) list.push_back(place);
  }

  std::vector<std::uint32_t> list;
  std::vector<std::size_t> entered;  // the round in which an element was last put on the list
  std::size_t round = 1;
};

Glob::Glob(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size() && possible_;) {
    const char c = pattern[at];
    if (c == '*') {
      at = add_stars(pattern, at);
    } else if (c == '[') {
      at = add_class(pattern, at + 1);
    } else if (c == '?') {
      add_set(Set().set());
      ++at;
    } else if (c == '\\') {
      possible_ = at + 1 < pattern.size();
      if (possible_) add(Kind::character, pattern[at + 1]);
      at += 2;
    } else {
      add(Kind::character, c);
      ++at;
    }
  }
  find_tail();
}

void Glob::find_tail() {
  std::size_t from = elements_.size();
  while (from > 0 && elements_[from - 1].kind == Kind::character) {
    // A slash that may be left out with the folders before it.
    if (from >= 3 && elements_[from - 3].kind == Kind::folders) break;
    --from;
  }
  for (; from < elements_.size(); ++from) tail_ += elements_[from].character;
}

void Glob::add_set(const Set& set) {
  elements_.push_back({Kind::set, '\0', static_cast<std::uint32_t>(sets_.size())});
  sets_.push_back(set);
  sets_.back().reset('/');
}

std::size_t Glob::add_stars(std::string_view pattern, std::size_t at) {
  const std::size_t behind = std::min(pattern.find_first_not_of('*', at), pattern.size());
  const std::string_view rest = pattern.substr(behind);
  const bool bounded = (at == 0 || pattern[at - 1] == '/') &&
                       (rest.empty() || rest.starts_with('/') || rest.starts_with("\\/"));
  if (behind - at < 2 || !bounded) {
    add(Kind::part);
  } else {
    if (rest.starts_with('/')) add(Kind::folders);
    add(Kind::anything);
  }
  return behind;
}

std::size_t Glob::add_class(std::string_view pattern, std::size_t at) {
  Set set;
  const std::size_t behind = read_glob_class(pattern, at, set);
  possible_ = behind != std::string_view::npos;
  if (possible_) add_set(set);
  return behind;
}

// Adds what may come next because an element takes nothing; the list grows while it is read.
void Glob::skip_optional(Places& places) const {
  for (std::size_t i = 0; i < places.list.size(); ++i) {
    const std::uint32_t place = places.list[i];
    if (place == elements_.size()) continue;
    const Kind kind = elements_[place].kind;
    if (kind == Kind::part || kind == Kind::anything || kind == Kind::folders)
      places.enter(place + 1);
    if (kind == Kind::folders) places.enter(place + 3);
  }
}

bool Glob::takes(const Element& element, char c) const {
  switch (element.kind) {
    case Kind::character:
      return c == element.character;
    case Kind::set:
      return sets_[element.set][static_cast<unsigned char>(c)];
    case Kind::part:
      return c != '/';
    case Kind::anything:
      return true;
    case Kind::folders:
      return false;
  }
  return false;
}

bool Glob::matches(std::string_view text, Steps& steps) const {
  if (!possible_ || !text.ends_with(tail_)) return false;
  Places now(elements_.size());
  Places next(elements_.size());
  now.enter(0);
  for (const char c : text) {
    skip_optional(now);
    steps.taken += now.list.size();
    if (now.list.empty() || steps.spent()) return false;
    for (const std::uint32_t place : now.list) {
      if (place == elements_.size() || !takes(elements_[place], c)) continue;
      const Kind kind = elements_[place].kind;
      next.enter(kind == Kind::part || kind == Kind::anything ? place : place + 1);
    }
    std::swap(now, next);
    next.clear();
  }
  skip_optional(now);
  return now.entered[elements_.size()] == now.round;
}

}  // namespace dexlint
