// A day of the calendar, as people write it: 2027-01-31.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dexlint {

struct Date {
  int year = 0;
  int month_1 = 1;
  int day_1 = 1;
  constexpr auto operator<=>(const Date&) const = default;
};

/// `2027-01-31`; nothing for any other text, or a day that no calendar has.
std::optional<Date> date_from(std::string_view text);

/// The day that it is now, in UTC.
Date today();

std::string text_of(const Date& date);

}  // namespace dexlint
