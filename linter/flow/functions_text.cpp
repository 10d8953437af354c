// Functions that make text.
#include <algorithm>
#include <array>
#include <string>

#include "linter/flow/functions.h"

namespace dexlint::flow {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// `change` carried out on each constant; what is made of values is still made of them.
template <typename Change>
const Value* changed(const Call& call, const Value* value, Kept kept, Change change) {
  if (value->is_nothing()) return value;
  Value result;
  result.opaque = value->opaque;
  result.opaque_when = value->opaque_when;
  result.made = call.values.contents(*value);
  for (Source& source : result.made) source.kept = std::max(source.kept, kept);
  const Value* all = call.values.keep(std::move(result));
  for (const Literal& literal : value->literals) {
    const Value* text = call.values.literal(call.values.text(change(literal.text)));
    all = call.values.join(all, call.values.guarded(text, literal.when));
  }
  return all->is_nothing() ? call.values.opaque() : all;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
}

std::string same(std::string_view text) { return std::string(text); }

// A change that makes nothing empty.
template <typename Change>
const Value* recoded(const Call& call, Change change) {
  Value made = *changed(call, call.last(), Kept::whole, change);
  Value before = *call.last();
  before.literals.clear();
  made.filled = !before.is_nothing() && call.values.holds(before, false) == never;
  return call.values.keep(std::move(made));
}

// What only changes blanks round a text leaves its structure alone.
const Value* trim(const Call& call) {
  const Value* value = call.last();
  const bool plain = value->text == nullptr && value->tree.empty();
  return plain ? changed(call, value, Kept::whole, trimmed) : value;
}

const Value* as_text(const Call& call) { return call.last(); }

const Value* encoded(const Call& call) { return recoded(call, same); }
const Value* cut(const Call& call) { return changed(call, call.last(), Kept::part, same); }

const Value* lower(const Call& call) {
  return recoded(call, [](std::string_view text) {
    std::string all(text);
    for (char& c : all) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return all;
  });
}

const Value* upper(const Call& call) {
  return recoded(call, [](std::string_view text) {
    std::string all(text);
    for (char& c : all) c = c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
    return all;
  });
}

const Value* trim_suffix(const Call& call) {
  const Literal* suffix = Values::constant(*call.at(0));
  if (call.last()->text != nullptr) return call.last();
  return changed(call, call.last(), Kept::whole, [&](std::string_view text) {
    if (suffix != nullptr && text.ends_with(suffix->text)) text.remove_suffix(suffix->text.size());
    return std::string(text);
  });
}

const Value* trim_prefix(const Call& call) {
  const Literal* prefix = Values::constant(*call.at(0));
  if (call.last()->text != nullptr) return call.last();
  return changed(call, call.last(), Kept::whole, [&](std::string_view text) {
    if (prefix != nullptr && text.starts_with(prefix->text))
      text.remove_prefix(prefix->text.size());
    return std::string(text);
  });
}

const Value* replace(const Call& call) {
  const Literal* from = Values::constant(*call.at(0));
  const Literal* to = Values::constant(*call.at(1));
  return changed(call, call.last(), Kept::part, [&](std::string_view text) {
    std::string all(text);
    if (from == nullptr || to == nullptr || from->text.empty()) return all;
    for (std::size_t at = all.find(from->text); at != std::string::npos;
         at = all.find(from->text, at + to->text.size()))
      all.replace(at, from->text.size(), to->text);
    return all;
  });
}

const Value* indented(const Call& call, bool on_new_line) {
  Value value = *call.last();
  if (value.is_nothing()) return call.last();
  const Literal* width = Values::constant(*call.at(0));
  std::size_t blanks_before = 0;
  for (const char c : width != nullptr ? width->text.substr(0, 3) : std::string_view())
    if (c >= '0' && c <= '9')
      blanks_before = blanks_before * 10 + static_cast<std::size_t>(c - '0');
  value.indent += blanks_before;
  value.on_new_line = value.on_new_line || on_new_line;
  return call.values.keep(std::move(value));
}
const Value* indent(const Call& call) { return indented(call, false); }
const Value* nindent(const Call& call) { return indented(call, true); }

// All of `parts` one behind the other, where each is one constant.
const Value* concatenated(const Call& call, std::span<const Value* const> parts,
                          std::string_view between) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Literal* constant = Values::constant(*parts[i]);
    if (constant == nullptr) return nullptr;
    all += (i > 0 ? std::string(between) : "") + std::string(constant->text);
  }
  return call.values.literal(call.values.text(std::move(all)));
}

const Value* made_or(const Call& call, const Value* constant, bool filled) {
  if (constant != nullptr) return constant;
  Value made = *made_from_all(call, Kept::part);
  made.filled = filled;
  return call.values.keep(std::move(made));
}

const Value* printed(const Call& call, std::string_view between) {
  if (call.size() == 1) return call.at(0);
  const bool filled =
      std::any_of(call.arguments.begin(), call.arguments.end(), [](const Value* one) {
        const Literal* constant = Values::constant(*one);
        return constant != nullptr && !constant->text.empty();
      });
  return made_or(call, concatenated(call, call.arguments, between), filled);
}

const Value* print(const Call& call) { return printed(call, ""); }
const Value* cat(const Call& call) { return printed(call, " "); }

// `%s` and the like, filled in where all is constant.
const Value* printf_constant(const Call& call, std::string_view format) {
  std::string all;
  std::size_t next = 1;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      all += format[i];
      continue;
    }
    const char verb = format[++i];
    if (verb == '%') {
      all += '%';
      continue;
    }
    const Literal* argument = Values::constant(*call.at(next++));
    if (argument == nullptr || (verb != 's' && verb != 'v' && verb != 'd' && verb != 'q'))
      return nullptr;
    all += argument->text;
  }
  return call.values.literal(call.values.text(std::move(all)));
}

// True for a format with text of its own beside its verbs.
bool says_something(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') return true;
    i = format.find_first_of("%bcdefgopqstvxEGTUX", i + 1);
    if (i == std::string_view::npos || format[i] == '%') return true;
  }
  return false;
}

const Value* print_format(const Call& call) {
  const Literal* format = Values::constant(*call.at(0));
  if (format == nullptr) return made_from_all(call, Kept::part);
  const bool plain =
      format->text == "%s" || format->text == "%v" || format->text == "%q" || format->text == "%d";
  if (plain && call.size() == 2) return call.at(1);
  return made_or(call, printf_constant(call, format->text), says_something(format->text));
}

const Value* join_list(const Call& call) {
  const Value& list = *call.last();
  const Literal* between = Values::constant(*call.at(0));
  const bool exact = list.lists.size() == 1 && list.tree.empty() && list.made.empty();
  const Value* constant = exact && between != nullptr
                              ? concatenated(call, list.lists.front()->items, between->text)
                              : nullptr;
  return constant != nullptr ? constant : call.values.made_from(call.last(), Kept::part);
}

const Value* split_list(const Call& call) {
  const Literal* between = Values::constant(*call.at(0));
  const Value* text = call.last();
  const Value* all = call.values.contents(*text).empty() && !text->opaque
                         ? call.values.nothing()
                         : call.values.made_from(text, Kept::part);
  for (const Literal& literal : text->literals) {
    if (between == nullptr || between->text.empty()) return call.values.opaque();
    std::vector<const Value*> items;
    std::string_view rest = literal.text;
    for (std::size_t at = rest.find(between->text); at != std::string_view::npos;
         at = rest.find(between->text)) {
      items.push_back(call.values.literal(rest.substr(0, at)));
      rest.remove_prefix(at + between->text.size());
    }
    items.push_back(call.values.literal(rest));
    all = call.values.join(all, call.values.list(std::move(items)));
  }
  return all;
}

constexpr std::array functions = std::to_array<NamedFunction>({
    {"abbrev", cut},
    {"b32enc", encoded},
    {"b64dec", encoded},
    {"b64enc", encoded},
    {"cat", cat},
    {"indent", indent},
    {"join", join_list},
    {"lower", lower},
    {"nindent", nindent},
    {"nospace", trim},
    {"print", print},
    {"printf", print_format},
    {"println", print},
    {"quote", encoded},
    {"replace", replace},
    {"splitList", split_list},
    {"squote", encoded},
    {"substr", cut},
    {"title", encoded},
    {"toJson", as_text},
    {"toPrettyJson", as_text},
    {"toRawJson", as_text},
    {"toString", as_text},
    {"toStrings", as_text},
    {"toToml", as_text},
    {"toYaml", as_text},
    {"toYamlPretty", as_text},
    {"trim", trim},
    {"trimAll", cut},
    {"trimPrefix", trim_prefix},
    {"trimSuffix", trim_suffix},
    {"trunc", cut},
    {"upper", upper},
});
static_assert(std::ranges::is_sorted(functions, {}, &NamedFunction::name));

}  // namespace

std::span<const NamedFunction> text_functions() { return functions; }

}  // namespace dexlint::flow
