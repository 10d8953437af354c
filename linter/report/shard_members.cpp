#include "linter/report/shard_members.h"

#include <algorithm>

#include "linter/model/rule.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (!next.valid) return false;
    text.remove_prefix(next.size_bytes);
  }
  return true;
}

std::string in_hex(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4U];
    text += digits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

std::string from_hex(const JsonField& field) {
  static constexpr std::string_view digits = "0123456789abcdef";
  const std::string& text = field.text();
  std::string bytes;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    const std::size_t high = digits.find(text[at]);
    const std::size_t low = digits.find(text[at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos)
      field.refuse("bytes in hex");
    bytes += static_cast<char>(high << 4U | low);
  }
  return bytes;
}

// By JSON pointer, every text below `value` that a JSON file cannot hold.
void collect_bytes(const Json& value, const std::string& pointer, Json& found) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!is_utf8(text)) found[pointer] = in_hex(text);
  } else if (value.is_structured()) {
    for (const auto& [name, child] : value.items())
      collect_bytes(child, pointer + "/" + name, found);
  }
}

// What the report does not say of a place that it names.
Json rest_of(const Location& location) {
  return {{"start_byte", location.bytes.begin},
          {"end_byte", location.bytes.end},
          {"approximate", location.approximate},
          {"column_utf8", location.column_utf8_1},
          {"end_column_utf8", location.end_column_utf8_1}};
}

// The places of a fix's edits, as lines and columns; null where they are not known.
Json edit_places(const Finding& finding) {
  Json places = Json::array();
  if (!finding.fix) return places;
  for (const FixEdit& edit : finding.fix->printable_edits()) {
    if (!edit.place) {
      places.push_back(nullptr);
      continue;
    }
    Json place = rest_of(*edit.place);
    place.update({{"path", edit.place->path},
                  {"line", edit.place->line_1},
                  {"column", edit.place->column_1},
                  {"end_line", edit.place->end_line_1},
                  {"end_column", edit.place->end_column_1}});
    places.push_back(std::move(place));
  }
  return places;
}

Json merge_member(const Finding& finding) {
  Json arguments = Json::array();
  for (const Argument& argument : finding.message.arguments)
    arguments.push_back({{"kind", name_of(argument.kind())}, {"text", argument.text()}});
  Json frame = Json::array();
  for (const FrameLine& line : finding.frame)
    frame.push_back({{"line", line.line_1},
                     {"text", line.text},
                     {"mark_begin", line.mark_begin},
                     {"mark_end", line.mark_end}});
  Json related = Json::array();
  for (const Related& other : finding.related) {
    related.push_back(rest_of(other.location));
    related.back()["is_step"] = other.is_step;
  }
  return {{"template", finding.message.text},
          {"arguments", std::move(arguments)},
          {"frame", std::move(frame)},
          {"line_hash", finding.line_hash},
          {"location", rest_of(finding.location)},
          {"related", std::move(related)},
          {"edit_places", edit_places(finding)},
          {"superseded", finding.superseded}};
}

Json shard_member(const Report& report) {
  Json settings = Json::object();
  for (const auto& [name, value] : report.shard->settings) settings[name] = value;
  Json rules = Json::array();
  for (const Rule* rule : report.rules) rules.push_back(rule->code);
  return {{"index", report.shard->index_1}, {"count", report.shard->count},
          {"tree", report.shard->tree},     {"settings", std::move(settings)},
          {"rules", std::move(rules)},      {"bytes", Json::object()}};
}

Span span_of(const JsonField& field) {
  const Span span{field["start_byte"].number(), field["end_byte"].number()};
  if (span.end < span.begin) field["end_byte"].refuse("a byte behind start_byte");
  return span;
}

void read_rest(const JsonField& field, Location& into) {
  into.bytes = span_of(field);
  into.approximate = field["approximate"].flag();
  into.column_utf8_1 = field["column_utf8"].number();
  into.end_column_utf8_1 = field["end_column_utf8"].number();
}

void read_edit_places(const JsonField& field, Fix& into) {
  const std::vector<JsonField> places = field.items();
  if (places.size() != into.edits.size()) field.refuse("one item an edit");
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].is_null()) continue;
    Location place{.path = places[i]["path"].text(),
                   .line_1 = places[i]["line"].number(),
                   .column_1 = places[i]["column"].number(),
                   .end_line_1 = places[i]["end_line"].number(),
                   .end_column_1 = places[i]["end_column"].number()};
    read_rest(places[i], place);
    into.edits[i].place = std::move(place);
  }
}

FrameLine frame_line(const JsonField& field) {
  FrameLine line{.line_1 = field["line"].number(),
                 .text = field["text"].text(),
                 .mark_begin = field["mark_begin"].number(),
                 .mark_end = field["mark_end"].number()};
  if (line.mark_begin > line.mark_end || line.mark_end > line.text.size())
    field.refuse("a mark inside of the line");
  return line;
}

}  // namespace

void add_shard_members(Json& document, const Report& report) {
  for (std::size_t i = 0; i < report.findings.size(); ++i)
    document["findings"][i]["merge"] = merge_member(report.findings[i]);
  for (std::size_t i = 0; i < report.skipped.size(); ++i)
    document["skipped"][i]["merge"] = {{"named", report.skipped[i].named},
                                       {"shared", report.skipped[i].shared}};
  document["shard"] = shard_member(report);
  Json bytes = Json::object();
  collect_bytes(document, "", bytes);
  document["shard"]["bytes"] = std::move(bytes);
}

void restore_texts(nlohmann::json& document) {
  const JsonField shard = JsonField(document, "").find("shard");
  if (shard.is_null()) return;
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& [pointer, hex] : shard["bytes"].members()) {
    texts.emplace_back(pointer, from_hex(hex));
  }
  for (auto& [pointer, text] : texts) {
    nlohmann::json* place = nullptr;
    try {
      place = &document.at(nlohmann::json::json_pointer(pointer));
    } catch (const nlohmann::json::exception&) {
    }
    if (place == nullptr || !place->is_string())
      shard["bytes"].refuse("the places of texts in this report");
    *place = std::move(text);
  }
}

void read_shard_member(const JsonField& report, Report& into, const KnownWords& words) {
  const JsonField field = report.find("shard");
  if (field.is_null()) return;
  Shard shard{.index_1 = field["index"].number(),
              .count = field["count"].number(),
              .tree = field["tree"].text()};
  if (shard.index_1 == 0 || shard.index_1 > shard.count || shard.count > most_shards)
    field.refuse("an index from 1 to a count of at most " + std::to_string(most_shards));
  for (const auto& [name, value] : field["settings"].members()) shard.settings[name] = value.text();
  for (const JsonField& code : field["rules"].items()) {
    const Rule* rule = words.find(code.text());
    if (rule == nullptr) code.refuse("the code of a rule of this release");
    into.rules.push_back(rule);
  }
  into.shard = std::move(shard);
}

void read_merge_member(const JsonField& finding, Finding& into, KnownWords& words) {
  const JsonField field = finding.find("merge");
  if (field.is_null()) return;
  into.message = {words.keep(field["template"].text()), {}};
  for (const JsonField& argument : field["arguments"].items(10))
    into.message.arguments.push_back(Argument::reported(
        argument["kind"].one_of(Argument::Kind::words), argument["text"].text()));
  for (const JsonField& line : field["frame"].items()) into.frame.push_back(frame_line(line));
  into.line_hash = field["line_hash"].text();
  const std::vector<JsonField> related = field["related"].items();
  if (related.size() != into.related.size()) field["related"].refuse("one item a related place");
  read_rest(field["location"], into.location);
  for (std::size_t i = 0; i < related.size(); ++i) {
    read_rest(related[i], into.related[i].location);
    into.related[i].is_step = related[i]["is_step"].flag();
  }
  if (into.fix) read_edit_places(field["edit_places"], *into.fix);
  for (const JsonField& code : field["superseded"].items())
    into.superseded.push_back(words.keep_name(code.text()));
}

void read_merge_member(const JsonField& skipped, Skipped& into) {
  const JsonField field = skipped.find("merge");
  if (field.is_null()) return;
  into.named = field["named"].flag();
  into.shared = field["shared"].flag();
}

}  // namespace dexlint
