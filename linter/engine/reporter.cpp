#include "linter/engine/reporter.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include "linter/engine/code_frame.h"
#include "linter/model/vocabulary.h"

namespace dexlint {
namespace {

// The outermost node above: a document of the file.
const Node& outermost(const Node& node) {
  const Node* at = &node;
  while (at->parent != nullptr) at = at->parent;
  return *at;
}

std::string text_or(const Node* mapping, std::string_view key, std::string_view otherwise) {
  const Scalar scalar = effective_scalar(mapping, key);
  if (scalar.unknown()) return "(template)";
  return std::string(scalar.text().empty() ? otherwise : scalar.text());
}

// True when `text` holds the value that a finding is about. Short values are words that stand
// anywhere.
bool repeats(std::string_view text, std::string_view value) {
  return value.size() >= 6 && text.find(value) != std::string_view::npos;
}

// Of a file that is not UTF-8 the bytes of an edit are not those of its lines.
void locate_edits(const Document& document, Fix& fix) {
  const Layer& text = document.text_layer();
  if (&text != &document.file_layer()) return;
  for (FixEdit& edit : fix.edits) {
    if (edit.path == document.path()) edit.place = location_of(document, {&text, edit.bytes});
  }
}

// The root of the text that `node` stands in.
const Node& root_of_text(const Node& node) {
  const Node* at = &node;
  while (at->parent != nullptr && at->parent->layer == at->layer) at = at->parent;
  return *at;
}

// JSON, and what base64 or quotes hold, have none.
bool has_room_for_comments(const Layer& layer) {
  const std::string_view text = layer.text();
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return (layer.encoding() == Encoding::block || layer.encoding() == Encoding::part) &&
         text.substr(first, 1) != "{" && text.substr(first, 1) != "[";
}

// See Finding::key_line_1.
std::size_t key_line(const Document& document, const Node& about) {
  const Node* at = &about;
  for (const Node* root = &root_of_text(*at);
       root->parent != nullptr && !has_room_for_comments(*root->layer); root = &root_of_text(*at))
    at = root->parent;
  if (at->key == nullptr && at == &about) return 0;
  const Node& named = at->key == nullptr ? *at : *at->key;
  const Span place = named.layer->to_root(named.span, &document.text_layer()).span;
  return document.lines().position(place.begin).line_1;
}

}  // namespace

// A key may be a secret in the wrong place; and what names an item may be an alias of its secret.
std::vector<std::string> shown_trail(const Node& node, std::string_view hidden,
                                     const KnownSecrets& secrets) {
  std::vector<std::string> names;
  for (TrailStep& step : trail(node)) {
    const bool shown = (!step.is_key || is_presentable_key(step.name)) &&
                       !repeats(step.name, hidden) && !secrets.are_in(step.name);
    names.push_back(shown ? std::move(step.name) : "…");
  }
  return names;
}

Location location_of(const Document& document, const Place& place) {
  const Span text = place.layer->to_root(place.span, &document.text_layer()).span;
  const RootSpan bytes = place.layer->to_root(place.span);
  const Position begin = document.lines().position(text.begin);
  const Position end = document.lines().position(text.end);
  return {.path = std::string(document.path()),
          .line_1 = begin.line_1,
          .column_1 = begin.column_utf16_1,
          .end_line_1 = end.line_1,
          .end_column_1 = end.column_utf16_1,
          .bytes = bytes.span,
          .approximate = bytes.approximate,
          .column_utf8_1 = document.lines().column_utf8_1(text.begin),
          .end_column_utf8_1 = document.lines().column_utf8_1(text.end)};
}

std::string document_identity(const Node& node, std::size_t ordinal) {
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    const Node* metadata = at->is_mapping() ? effective(at, "metadata") : nullptr;
    if (metadata == nullptr || effective_scalar(at, "kind").text().empty()) continue;
    return text_or(at, "apiVersion", "v1") + "/" + text_or(at, "kind", "") + "/" +
           text_or(metadata, "namespace", "default") + "/" + text_or(metadata, "name", "");
  }
  return "#" + std::to_string(ordinal);
}

Finding Reporter::finding(const Rule& rule, const Claim& claim) {
  if (!visible_) visible_.emplace(document_, secrets_);
  if (!line_hashes_) line_hashes_.emplace(document_.bytes());
  const Root& root = root_of(*claim.about);
  const Layer& text = document_.text_layer();
  Finding finding{.rule = &rule,
                  .severity = mildest(rule.severity, claim.severity),
                  .confidence = claim.confidence,
                  .effect = claim.effect.value_or(rule.effect)};
  if (claim.about->guessed && finding.confidence == Confidence::high)
    finding.confidence = Confidence::medium;
  const bool is_shown = visible_->all(claim.about->layer->to_root(claim.about->span, &text).span);
  const std::string_view hidden = is_shown ? std::string_view{} : claim.about->text;
  finding.message = {claim.message.text(), claim.arguments};
  for (Argument& argument : finding.message.arguments) {
    const Node* unproven = argument.unproven();
    const bool is_fit = unproven == nullptr || may_be_shown(*unproven);
    if (!is_fit || repeats(argument.text(), hidden) || secrets_.are_in(argument.text()))
      argument = Argument::name("…");
    else if (unproven != nullptr)
      argument = Argument::name(argument.text());
  }
  // The words of a pack are whatever somebody wrote.
  if (secrets_.are_in(finding.message.text))
    finding.message = {"a message that holds a secret", {}};
  finding.location = location_of(document_, claim.at);
  finding.key_line_1 = key_line(document_, *claim.about);
  finding.document = document_identity(*claim.about, root.ordinal);
  if (secrets_.are_in(finding.document)) finding.document = "#" + std::to_string(root.ordinal);
  finding.trail = shown_trail(*claim.about, hidden, secrets_);
  finding.snippet = snippet(document_, *visible_, *claim.about, redaction_);
  const bool verbatim = claim.about->segments.empty() && claim.at.span == claim.about->span &&
                        !finding.location.approximate;
  finding.frame =
      code_frame(document_, *visible_,
                 {.marked = claim.at.layer->to_root(claim.at.span, &text).span,
                  .within = root.layer->to_root(root.extent, &text).span,
                  .shown_prefix = verbatim ? presentable_prefix(claim.about->text, redaction_) : 0,
                  .redaction = redaction_});
  // GitHub's hash is one of the whole line, secret included: enough to try guesses against.
  if (redaction_ == Redaction::partial)
    finding.line_hash = line_hashes_->of_line(finding.location.line_1);
  for (const RelatedPlace& place : claim.related) {
    if (std::optional<Related> found = related(place)) finding.related.push_back(std::move(*found));
  }
  if (!root.source.empty())
    finding.related.push_back(
        {"rendered from this template", Location{.path = std::string(root.source)}});
  finding.fix = fix(claim);
  assert((claim.group == 0 || rule.spans_files) && "a rule that makes groups says so");
  if (finding.fix) locate_edits(document_, *finding.fix);
  finding.group = claim.group;
  return finding;
}

// A value of another layer of values stands in a file of which nothing is known here.
bool Reporter::may_be_shown(const Node& value) const {
  const Layer* file = value.layer;
  while (file->parent() != nullptr) file = file->parent();
  return file == &document_.file_layer() && is_shown(document_, *visible_, value);
}

std::optional<Related> Reporter::related(const RelatedPlace& place) const {
  const std::string message = Message{place.message.text(), place.arguments}.render();
  if (place.location) return Related{message, *place.location, true};
  const Layer* file = place.node->layer;
  while (file->parent() != nullptr) file = file->parent();
  const auto holds = [&](const Document* document) { return &document->file_layer() == file; };
  const auto other = std::find_if(layers_.begin(), layers_.end(), holds);
  if (!holds(&document_) && other == layers_.end()) return std::nullopt;
  const Document& document = other == layers_.end() ? document_ : **other;
  return Related{message, location_of(document, place.node->place())};
}

std::optional<Fix> Reporter::fix(const Claim& claim) {
  if (!claim.mend && !claim.advice.empty()) return Fix{.description = claim.advice, .edits = {}};
  if (!claim.mend) return std::nullopt;
  if (!mends_) mends_.emplace(document_);
  const Mend& mend = *claim.mend;
  Fix fix{.safe = mend.safe, .description = mend.description, .edits = {}};
  if (secrets_.are_in(fix.description)) fix.description = "…";
  // What base64 hides can be mended, but not shown: the whole value would stand in the report.
  const bool encoded = mend.place.layer->to_root(mend.place.span).approximate;
  for (const Edit& edit : mends_->edits_of_file(claim))
    fix.edits.push_back({.path = std::string(document_.path()),
                         .bytes = edit.span,
                         .replacement = edit.replacement,
                         .hidden = encoded || is_hidden(edit)});
  return fix;
}

bool Reporter::is_hidden(const Edit& edit) const {
  return !visible_->all(edit.span) || secrets_.are_in(edit.replacement);
}

const Root& Reporter::root_of(const Node& node) {
  if (roots_.empty()) {
    for (const Root& root : document_.roots) roots_.emplace(root.node, &root);
  }
  const auto found = roots_.find(&outermost(node));
  return found == roots_.end() ? document_.roots.front() : *found->second;
}

std::string fingerprint(const Finding& finding) {
  return fingerprint(finding, finding.rule->code, finding.location.path);
}

std::string fingerprint(const Finding& finding, std::string_view code, std::string_view path) {
  // FNV-1a, twice 64 bits with different bases: it tells places apart, it protects nothing.
  std::uint64_t low = 14695981039346656037ULL;
  std::uint64_t high = 0x9E3779B97F4A7C15ULL;
  const auto add = [&](std::string_view part) {
    for (const char c : part) {
      low = (low ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
      high = (high ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    low = (low ^ 0xFF) * 1099511628211ULL;
    high = (high ^ 0xFE) * 1099511628211ULL;
  };
  add(code);
  add(path);
  add(finding.document);
  for (const std::string& name : finding.trail) add(name);
  if (finding.occurrence > 0) add(std::to_string(finding.occurrence));
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[half >> shift & 15U];
  }
  return text;
}

}  // namespace dexlint
