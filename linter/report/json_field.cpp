#include "linter/report/json_field.h"

namespace dexlint {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest = std::size_t{1} << 53;

const Json& null() {
  static const Json value;
  return value;
}

// What stands there, without a word of it: the file may be anybody's.
std::string_view kind_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "nothing";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "a list";
    case Json::value_t::string:
      return "a text";
    case Json::value_t::boolean:
      return "true or false";
    default:
      return "a number";
  }
}

}  // namespace

JsonField JsonField::operator[](std::string_view name) const {
  const JsonField child = find(name);
  const bool is_there = value_->is_object() && value_->contains(std::string(name));
  if (!is_there) child.refuse("a value");
  return child;
}

bool JsonField::has(std::string_view name) const { return !find(name).is_null(); }

JsonField JsonField::find(std::string_view name) const {
  const std::string pointer = pointer_ + "/" + std::string(name);
  if (value_->is_null()) return {null(), pointer};
  if (!value_->is_object()) refuse("an object");
  const auto found = value_->find(std::string(name));
  return {found == value_->end() ? null() : *found, pointer};
}

const std::string& JsonField::text() const {
  if (!value_->is_string()) refuse("a text");
  return value_->get_ref<const std::string&>();
}

std::string JsonField::text_or(std::string_view otherwise) const {
  return is_null() ? std::string(otherwise) : text();
}

std::size_t JsonField::number() const {
  if (!value_->is_number_unsigned() || value_->get<std::size_t>() > largest)
    refuse("a whole number from 0 to 2^53");
  return value_->get<std::size_t>();
}

std::size_t JsonField::number_or(std::size_t otherwise) const {
  return is_null() ? otherwise : number();
}

bool JsonField::flag() const {
  if (!value_->is_boolean()) refuse("true or false");
  return value_->get<bool>();
}

std::vector<JsonField> JsonField::items(std::size_t most) const {
  if (!value_->is_array()) refuse("a list");
  if (value_->size() > most) refuse("at most " + std::to_string(most) + " items");
  std::vector<JsonField> all;
  for (const Json& item : *value_)
    all.emplace_back(item, pointer_ + "/" + std::to_string(all.size()));
  return all;
}

std::vector<std::pair<std::string, JsonField>> JsonField::members() const {
  if (!value_->is_object()) refuse("an object");
  std::vector<std::pair<std::string, JsonField>> all;
  for (const auto& [name, value] : value_->items())
    all.emplace_back(name, JsonField{value, pointer_ + "/" + name});
  return all;
}

void JsonField::refuse(std::string_view expected) const {
  throw Refused{(pointer_.empty() ? "the whole" : pointer_) + ": expected " +
                std::string(expected) + ", found " + std::string(kind_of(*value_))};
}

}  // namespace dexlint
