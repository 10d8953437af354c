// A value of a JSON file that somebody else wrote, and where it stands: every look at it says what
// is expected, and a file that holds something else is refused with the place. Refusals are
// exceptions inside of linter/report only; ReportReader makes them a Problem.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dexlint {

/// What is wrong with a file, and where: "/findings/3/line: expected a whole number, found a text".
struct Refused {
  std::string what;
};

/// A view; the JSON must outlive it.
class JsonField {
 public:
  JsonField(const nlohmann::json& value, std::string pointer)
      : value_(&value), pointer_(std::move(pointer)) {}

  /// A member that must be there.
  JsonField operator[](std::string_view name) const;
  /// True when there is such a member and it is not null. False for what is no object.
  bool has(std::string_view name) const;
  /// A member, or a null where there is none; also of a null.
  JsonField find(std::string_view name) const;

  bool is_null() const { return value_->is_null(); }
  bool is_number() const { return value_->is_number_integer(); }
  bool is_text() const { return value_->is_string(); }

  const std::string& text() const;
  /// `otherwise` for a null.
  std::string text_or(std::string_view otherwise) const;
  /// From 0 to 2^53, what every reader of JSON takes.
  std::size_t number() const;
  std::size_t number_or(std::size_t otherwise) const;
  bool flag() const;
  /// The items of an array, at most `most`.
  std::vector<JsonField> items(std::size_t most = 10'000'000) const;
  /// The names and values of an object.
  std::vector<std::pair<std::string, JsonField>> members() const;

  /// The value of an enumeration that is called so; `last` is the last one, counted from 0.
  template <typename Enum>
  Enum one_of(Enum last) const {
    std::string expected;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
      const auto each = static_cast<Enum>(i);
      if (is_text() && text() == name_of(each)) return each;
      expected += (i == 0 ? "" : ", ") + std::string(name_of(each));
    }
    refuse("one of " + expected);
  }

  /// Ends the reading: this place holds something else than `expected`.
  [[noreturn]] void refuse(std::string_view expected) const;

 private:
  const nlohmann::json* value_;
  std::string pointer_;
};

}  // namespace dexlint
