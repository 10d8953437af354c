// Templates that call templates: charts, definitions, `include`, `tpl`.
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "linter/flow/interpreter.h"
#include "linter/flow/secret_words.h"
#include "linter/flow/sharing.h"
#include "linter/flow/template_parser.h"
#include "linter/model/words.h"

namespace dexlint::flow {
namespace {

constexpr int deepest_chart = 5;
constexpr std::size_t most_templates_in_values = 200;  // below one path

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// Parameters that say where something stands, not what it is: existingSecret, key, secretName.
bool names_a_thing(std::string_view parameter) {
  const std::vector<std::string> all = words(parameter);
  constexpr std::array<std::string_view, 3> names = {"secret", "key", "name"};
  return !all.empty() && is_one_of(names, all.back());
}

bool is_template(std::string_view text) { return text.find("{{") != std::string_view::npos; }

std::uint64_t combined(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b >> 31)) * 0x9e3779b97f4a7c15ULL + b;
}

}  // namespace

Interpreter::Interpreter(const ChartFiles& files, Values& values, std::size_t most_steps)
    : files_(files), values_(values), most_steps_(most_steps) {
  parse(files.chart, 0);
  find_needed();
}

// In the order in which charts are entered.
void Interpreter::parse(const Chart& chart, int depth) {
  for (const auto& part : chart.parts) {
    if (depth < deepest_chart) parse(*part, depth + 1);
  }
  for (const std::uint32_t number : chart.templates) {
    Parsed& parsed = parsed_.emplace_back();
    parsed.file = number;
    parsed.of_library = chart.is_library;
    if (files_.files[number]->source->may_define()) parse(parsed);
  }
}

void Interpreter::parse(Parsed& parsed) {
  if (parsed.tree != nullptr) return;
  parsed.tree = &files_.files[parsed.file]->source->tree();
  for (const auto& definition : parsed.tree->definitions)
    definitions_[definition->name] = {definition.get(), parsed.file};
}

// What templates of the chart are called with. Definitions of a parent win over those of its parts.
const Value* Interpreter::enter_chart(const Chart& chart, PathId path, const Gates& gates,
                                      int depth) {
  if (chart.values != nullptr) values_.paths().lay(path, {chart.values, chart.values_file});
  Dict& about = values_.dict();
  about.entries = {{"Name", values_.literal(chart.name)}};
  about.base = values_.opaque();
  Dict& root = values_.dict();
  root.is_root = true;
  Dict& parts = values_.dict();
  for (const auto& part : chart.parts) {
    if (depth >= deepest_chart) break;
    const PathId below = values_.paths().child(path, part->alias);
    values_.paths().mark_subchart(below);
    Gates inner = gates;
    if (!part->condition.empty()) inner.push_back({path, part->condition});
    parts.entries[part->alias] = enter_chart(*part, below, inner, depth + 1);
  }
  root.entries = {{"Values", values_.tree(path, {})}, {"Chart", values_.of(about)},
                  {"Subcharts", values_.of(parts)},   {"Release", values_.opaque()},
                  {"Capabilities", values_.opaque()}, {"Files", values_.opaque()},
                  {"Template", values_.opaque()}};
  const Value* value = values_.of(root);
  charts_.push_back({&chart, value, gates});
  return value;
}

// The first path that the values have decides; a part that none decides on is on. Only after all
// values are laid. Facts: Helm 3 pkg/chartutil/dependencies.go.
ConditionId Interpreter::opened(const Gates& gates) {
  ConditionId when = always;
  for (const Gate& gate : gates) {
    std::string_view rest = gate.paths;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view path = trimmed(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      const PathId below = values_.paths().below(gate.parent, path);
      if (!values_.paths().exists(below)) continue;
      when = values_.conditions().both(when, values_.conditions().on(below, Demand::filled));
      break;
    }
  }
  return when;
}

std::vector<RenderedFile> Interpreter::run() {
  enter_chart(files_.chart, 0, {}, 0);
  for (Entry& entry : charts_) entry.when = opened(entry.gates);
  std::vector<RenderedFile> files;
  render_all(files);
  // `set` below .Values is seen by templates that ran before it, too: Helm's order is not ours.
  if (values_.has_aliases() && complete()) {
    known_.clear();
    files.clear();
    render_all(files);
  }
  return files;
}

// Templates that can make no Secret are left out, unless they may change what the others read. Most
// need not even be parsed.
void Interpreter::find_needed() {
  SecretReach::Definitions definitions;
  for (const auto& [name, defined] : definitions_) definitions[name] = defined.definition;
  const TemplateWords words(makers_of_secrets(definitions));
  SecretReach reach(definitions);
  for (Parsed& parsed : parsed_) {
    if (parsed.tree == nullptr && words.may_matter(files_.files[parsed.file]->bytes()))
      parse(parsed);
    parsed.needed = parsed.tree != nullptr && reach.reaches(parsed.tree->body);
    may_make_secrets_ = may_make_secrets_ || (parsed.needed && !parsed.of_library);
  }
  if (!reach.changes_values()) return;
  for (Parsed& parsed : parsed_) {
    parse(parsed);
    parsed.needed = true;
  }
}

void Interpreter::render_all(std::vector<RenderedFile>& files) {
  std::size_t next = 0;
  for (const Entry& entry : charts_) {
    for (std::size_t i = 0; i < entry.chart->templates.size(); ++i, ++next) {
      const Parsed& parsed = parsed_[next];
      if (entry.chart->is_library || !parsed.needed || !step()) continue;
      Frame frame{
          .dot = entry.root, .root = entry.root, .file = parsed.file, .out = &values_.rendered()};
      frame.outcomes.forget();
      frame.when = entry.when;
      run(parsed.tree->body, frame);
      files.push_back({parsed.file, frame.out});
    }
  }
}

const Value* Interpreter::result_of(const NodeList& body, const Value* context, std::uint32_t file,
                                    const Layer* within) {
  Frame frame{
      .dot = context, .root = context, .file = file, .within = within, .out = &values_.rendered()};
  run(body, frame);
  if (const Value* plain = one_of(frame.outcomes)) return plain;
  mark_shared(*frame.out);
  const Piece* only = nullptr;
  std::size_t pieces = 0;
  Value text{.text = frame.out, .opaque = true};
  for (const Piece& piece : frame.out->pieces) {
    if (is_blank(piece)) continue;
    ++pieces;
    only = &piece;
    text.filled = text.filled || (piece.value == nullptr && piece.when == always);
    if (piece.value == nullptr) continue;
    Sources made = values_.contents(*piece.value, piece.when);
    for (Source& source : made) {
      if (piece.shared) source.kept = std::max(source.kept, Kept::part);
    }
    values_.merge(text.made, made);
  }
  if (pieces == 0) return values_.literal("");
  if (pieces == 1 && only->value != nullptr) return values_.guarded(only->value, only->when);
  return values_.keep(std::move(text));
}

// What a template made where that is one thing in each branch; null where it is not. Constants of
// several lines beside values are for who reads lines.
const Value* Interpreter::one_of(const Outcomes& outcomes) {
  if (!outcomes.known) return nullptr;
  const bool has_values = std::any_of(outcomes.all.begin(), outcomes.all.end(),
                                      [](const Outcome& one) { return one.value != nullptr; });
  const Value* all = values_.nothing();
  for (const Outcome& one : outcomes.all) {
    if (has_values && trimmed(one.text).find('\n') != std::string_view::npos) return nullptr;
    const Value* value = one.value != nullptr ? one.value : values_.literal(values_.text(one.text));
    all = values_.join(all, values_.guarded(value, one.when));
  }
  return all->is_nothing() ? values_.literal("") : all;
}

const Value* Interpreter::include(const std::vector<const Value*>& arguments, FilePlace place) {
  if (arguments.empty()) return values_.nothing();
  const Value* context = arguments.size() > 1 ? arguments[1] : values_.nothing();
  const Value* result = values_.nothing();
  if (arguments[0]->literals.empty()) return values_.opaque();
  for (const Literal& name : arguments[0]->literals)
    result = values_.join(result, values_.guarded(named(name.text, context, place), name.when));
  return result;
}

const Value* Interpreter::named(std::string_view name, const Value* context, FilePlace place) {
  const auto defined = definitions_.find(name);
  if (defined == definitions_.end()) return unknown_template(*context, place);
  const std::uint64_t key =
      combined(std::hash<std::string_view>()(name), values_.fingerprint(*context));
  // While it runs it makes nothing: a template that includes itself in the same way ends there.
  const auto [known, fresh] = known_.try_emplace(key, values_.nothing());
  if (!fresh) return known->second;
  const Value* result =
      result_of(defined->second.definition->body, context, defined->second.file, nullptr);
  known_[key] = result;
  return result;
}

// A template of a library that is not here. What it was given may be in what it makes, and where it
// has the root of the values, also what templates in that text read and what paths given as text
// name. Facts: common.secrets.passwords.manage, common.tplvalues.render of bitnami/common.
const Value* Interpreter::unknown_template(const Value& context, FilePlace place) {
  const Value* root = root_given(context);
  Sources made = context.tree;
  values_.merge(made, context.made);
  for (const Dict* dict : context.dicts) {
    if (dict->is_root || !step()) continue;
    for (const auto& [key, entry] : dict->entries) {
      if (names_a_thing(key)) continue;
      const Value* all = root != nullptr ? expanded({entry, root}, place) : entry;
      values_.merge(made, values_.contents(*all));
      if (root == nullptr) continue;
      add_path(*entry, *root, place, false, made);
      for (const List* list : entry->lists) {
        for (const Value* item : list->items) add_path(*item, *root, place, true, made);
      }
    }
  }
  return values_.keep({.made = std::move(made), .opaque = true});
}

const Value* Interpreter::root_given(const Value& context) const {
  for (const Dict* dict : context.dicts) {
    if (dict->is_root) continue;
    for (const auto& [key, entry] : dict->entries) {
      const bool is_root = std::any_of(entry->dicts.begin(), entry->dicts.end(),
                                       [](const Dict* one) { return one->is_root; });
      if (is_root) return entry;
    }
  }
  return nullptr;
}

// A constant that is the path of something in a values file. A path of one key is believed only in
// a list, since names are given as text as well.
void Interpreter::add_path(const Value& value, const Value& root, FilePlace place, bool in_list,
                           Sources& made) {
  const Value* values = values_.field(&root, "Values", place);
  if (values->tree.empty()) return;
  for (const Literal& literal : value.literals) {
    const std::string_view rest = literal.text;
    if (literal.bare || rest.empty() || (!in_list && rest.find('.') == rest.npos)) continue;
    const PathId path = values_.paths().below(values->tree.front().path, rest);
    if (values_.paths().exists(path))
      values_.merge(made, {{path, Kept::whole, place}}, literal.when);
  }
}

// `tpl`: the value, and what the templates in it read. Values may hold templates as text, and
// templates may make them.
const Value* Interpreter::expanded(const std::vector<const Value*>& arguments, FilePlace place) {
  if (arguments.empty()) return values_.nothing();
  const Value* text = arguments[0];
  const Value* context = arguments.size() > 1 ? arguments[1] : values_.nothing();
  Sources made;
  for (const Source& source : values_.contents(*text)) {
    std::size_t left = most_templates_in_values;
    for (const ValuesNode& values : values_.paths().nodes(source.path)) {
      walk(*values.node, [&](const Node& node) {
        if (!node.is_scalar() || !is_template(node.text)) return;
        if (left == 0 || !step()) return;
        --left;
        Sources read = values_.contents(*template_in({&node, values.file}, context), source.when);
        for (Source& one : read) {
          if (&node != values.node) one.kept = std::max(one.kept, Kept::part);
        }
        values_.merge(made, read);
      });
    }
  }
  const Value* all = made_templates_run(text, context, place);
  if (made.empty()) return all;
  return values_.join(all, values_.keep({.made = std::move(made), .opaque = true}));
}

// `text` with what its constants make in place of those that are templates.
const Value* Interpreter::made_templates_run(const Value* text, const Value* context,
                                             FilePlace place) {
  Value rest = *text;
  std::erase_if(rest.literals, [](const Literal& one) { return is_template(one.text); });
  if (rest.literals.size() == text->literals.size()) return text;
  const Value* all = values_.keep(std::move(rest));
  for (const Literal& literal : text->literals) {
    if (!is_template(literal.text)) continue;
    const Value* made = template_made(literal.text, context, place);
    all = values_.join(all, values_.guarded(made, literal.when));
  }
  return all;
}

Interpreter::Made::Made(std::string_view made, std::string_view bytes, Span place)
    : tree(parse_template(made)),
      file(bytes),
      text(made, file, {Segment::replaced({0, made.size()}, place)}, Encoding::part) {}

const Value* Interpreter::template_made(std::string_view text, const Value* context,
                                        FilePlace place) {
  const std::uint64_t at = std::uint64_t{place.file} << 32 ^ place.span.begin;
  const std::uint64_t key =
      combined(combined(std::hash<std::string_view>()(text), at), values_.fingerprint(*context));
  const auto [known, fresh] = known_.try_emplace(key, values_.nothing());
  if (!fresh || !step()) return known->second;
  const Made& made = made_.emplace_back(text, files_.files[place.file]->bytes(), place.span);
  const Value* result = result_of(made.tree->body, context, place.file, &made.text);
  known_[key] = result;
  return result;
}

const Value* Interpreter::template_in(const ValuesNode& values, const Value* context) {
  const std::uint64_t key =
      combined(reinterpret_cast<std::uintptr_t>(values.node), values_.fingerprint(*context));
  const auto [known, fresh] = known_.try_emplace(key, values_.nothing());
  if (!fresh) return known->second;
  InValues& in_values = in_values_[values.node];
  const Node& node = *values.node;
  if (in_values.tree == nullptr) {
    in_values.tree = parse_template(node.text);
    std::vector<Segment> segments(node.segments.begin(), node.segments.end());
    if (segments.empty()) segments = {Segment::copied({0, node.text.size()}, node.span)};
    in_values.text =
        std::make_unique<Layer>(node.text, *node.layer, std::move(segments), Encoding::part);
  }
  const Value* result = result_of(in_values.tree->body, context, values.file, in_values.text.get());
  known_[key] = result;
  return result;
}

}  // namespace dexlint::flow
