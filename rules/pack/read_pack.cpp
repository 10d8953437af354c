#include "rules/pack/read_pack.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "linter/input/parse_yaml.h"
#include "linter/input/strict_reader.h"
#include "linter/model/pack_keys.h"
#include "linter/model/vocabulary.h"
#include "rules/pack/check_rule.h"
#include "rules/pack/node_path.h"
#include "rules/pack/pattern.h"
#include "rules/pack/read_message.h"

namespace dexlint::pack {
namespace {

constexpr std::size_t most_rules = 500;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_code(std::string_view text) {
  if (text.size() < 5 || text.size() > 16) return false;
  const std::string_view letters = text.substr(0, text.size() - 3);
  const std::string_view digits = text.substr(text.size() - 3);
  return std::all_of(letters.begin(), letters.end(), is_capital) &&
         std::all_of(digits.begin(), digits.end(), is_digit);
}

bool is_id(std::string_view text) {
  const auto fits = [](char c) { return is_small(c) || is_digit(c) || c == '-'; };
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), fits) &&
         is_small(text.front()) && text.back() != '-' && text.find("--") == std::string_view::npos;
}

// All names of an enumeration up to the one before `end`.
template <typename Enum>
std::vector<std::string_view> names_before(Enum end) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < static_cast<std::size_t>(end); ++i)
    names.push_back(name_of(static_cast<Enum>(i)));
  return names;
}

class PackReader : public StrictReader<PackReader> {
 public:
  PackReader(const Document& document, std::vector<Problem>& problems)
      : StrictReader(document, &problems) {}

  void read_root(const Node& root, Pack& pack) {
    if (Wrong problem = read_mapping(root, pack)) takes_down(*problem);
    if (pack.rules.size() > most_rules) takes_down(at(root.span, "a pack has 500 rules at most"));
    for (const RuleSpec& rule : pack.rules) {
      const Wrong twice = twice_named(rule);
      if (twice) takes_down(*twice);
    }
  }

 private:
  friend StrictReader;
  using StrictReader::read;

  Wrong twice_named(const RuleSpec& rule) {
    const bool fresh_code = names_.insert(rule.code.text).second;
    const bool fresh_id = names_.insert(rule.id.text).second;
    if (!fresh_code && !rule.code.text.empty())
      return at(rule.at_code, "an earlier rule has this code");
    if (!fresh_id && !rule.id.text.empty()) return at(rule.at_code, "an earlier rule has this id");
    return std::nullopt;
  }

  // Reads a text, and hands it to `parse`, which gives a Result.
  template <typename Into, typename Parse>
  Wrong read_parsed(const Node& node, Into& into, Parse parse) {
    std::string text;
    if (Wrong problem = read(node, text)) return problem;
    auto result = parse(text);
    if (!result) return at(node.span, result.error().message);
    into = std::move(*result);
    return std::nullopt;
  }

  Wrong read(const Node& node, PackCode& into) {
    if (Wrong problem = read(node, into.text)) return problem;
    if (into.text.starts_with("DEX")) return at(node.span, "codes in DEX are those of dexlint");
    if (is_code(into.text)) return std::nullopt;
    return at(node.span,
              "expected two to thirteen capital letters and three digits, as in ACME001");
  }

  Wrong read(const Node& node, PackId& into) {
    if (Wrong problem = read(node, into.text)) return problem;
    if (is_id(into.text)) return std::nullopt;
    return at(node.span,
              "expected small letters with dashes between words, as in "
              "issuer-elsewhere");
  }

  Wrong read(const Node& node, PackLine& into) {
    if (Wrong problem = read(node, into.text)) return problem;
    const bool fits = into.text.size() <= 100 && !into.text.ends_with('.') &&
                      into.text.find('\n') == std::string::npos;
    return fits ? std::nullopt
                : Wrong(at(node.span,
                           "expected one line of 100 bytes at most, without a full "
                           "stop"));
  }

  Wrong read(const Node& node, PackMessage& into) {
    return read_parsed(node, into, [](const std::string& text) { return read_message(text); });
  }
  Wrong read(const Node& node, NodePath& into) {
    return read_parsed(node, into, [](const std::string& text) { return read_node_path(text); });
  }
  Wrong read(const Node& node, PackPattern& into) { return read_parsed(node, into, read_pattern); }
  Wrong read(const Node& node, PlainPath& into) {
    if (Wrong problem = read(node, into.path)) return problem;
    if (is_plain(into.path)) return std::nullopt;
    return at(node.span,
              "expected a path to one value: `*` and [key=…] are for the `at` of a rule");
  }

  Wrong read(const Node& node, PackContext& into) const {
    return read_choice(node, pack_context_names, into);
  }
  Wrong read(const Node& node, ValueType& into) const {
    return read_choice(node, value_type_names, into);
  }
  Wrong read(const Node& node, Category& into) const {
    return read_choice(node, names_before(Category::meta), into);
  }
  Wrong read(const Node& node, Effect& into) const {
    std::vector<std::string_view> names = names_before(Effect::style);
    names.push_back(name_of(Effect::style));
    return read_choice(node, names, into);
  }

  Wrong read(const Node& node, std::size_t& into) const {
    const std::string_view text = node.is_scalar() ? node.text : std::string_view();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    if (error == std::errc() && end == text.data() + text.size() && !text.empty())
      return std::nullopt;
    return at(node.span, "expected a number, 0 or more");
  }

  Wrong read(const Node& node, PackLiteral& into) const {
    if (!node.is_scalar() || is_nothing(node)) return wrong(node, "a single value");
    into.text = node.text;
    return std::nullopt;
  }
  Wrong read(const Node& node, PackLiterals& into) {
    std::vector<PackLiteral> all;
    Wrong problem = node.is_scalar() ? read(node, all.emplace_back()) : read(node, all);
    for (PackLiteral& literal : all) into.any.push_back(std::move(literal.text));
    if (!problem && into.any.empty()) problem = wrong(node, "a value or a list of values");
    return problem;
  }

  Wrong read(const Node& node, UrlCondition& into) {
    return node.count == 0 ? wrong(node, "scheme, host or path") : read_mapping(node, into);
  }
  Wrong read(const Node& node, CountCondition& into) {
    return node.count == 0 ? wrong(node, "min or max") : read_mapping(node, into);
  }
  Wrong read(const Node& node, Condition& into) {
    if (node.is_mapping() && node.count == 0) return at(node.span, "expected a condition");
    return read_mapping(node, into);
  }
  Wrong read(const Node& node, NestedCondition& into) {
    return read(node, into.only.emplace_back());
  }

  Wrong read(const Node& node, PackMend& into) {
    if (Wrong problem = read_mapping(node, into)) return problem;
    const bool one = into.set.has_value() != into.rename.has_value();
    if (!one) return at(node.span, "expected one of `set` and `rename`");
    if (!into.rename || is_presentable_key(*into.rename)) return std::nullopt;
    return at(node.span, "expected the name of a key behind `rename`");
  }

  Wrong read(const Node& node, PackExample& into) {
    into.at = node.span;
    return read_mapping(node, into);
  }

  Wrong read(const Node& node, RuleSpec& into) {
    if (Wrong problem = read_mapping(node, into)) takes_down(*problem);
    const Node* code = effective(&node, "code");
    into.at_code = code == nullptr ? node.span : code->span;
    check_rule(node, into,
               [&](Span place, const std::string& message) { takes_down(at(place, message)); });
    return std::nullopt;
  }

  std::set<std::string> names_;
};

}  // namespace

ReadPack read_pack(const std::string& path, std::string text) {
  ReadPack result;
  Document document(path, std::move(text));
  const Layer& layer = document.text_layer();
  const auto refuse = [&](Span span, const std::string& message) {
    result.problems.push_back(problem_at(document, span, message));
  };
  const std::vector<Span> documents = yaml_documents(layer.text());
  if (documents.size() > 1) {
    refuse(documents[1], "expected one document, found another");
    return result;
  }
  const Result<const Node*> root = parse_yaml(document, layer, {0, layer.text().size()});
  if (!root) {
    refuse(root.error().span, root.error().message);
    return result;
  }
  PackReader(document, result.problems).read_root(**root, result.pack);
  std::stable_sort(result.problems.begin(), result.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.span.begin < b.span.begin; });
  return result;
}

}  // namespace dexlint::pack
