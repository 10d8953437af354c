// Words that a value is made of when nobody means it: `my`, `your`, `changeme`, `secret`, `xxx`.
#pragma once

#include <string>
#include <string_view>

namespace dexlint::rules {

/// One of the table. Lower case.
bool is_listed_filler(std::string_view word);

/// Of a lower-case word: one of the table, a run of them (`mysecret`), `shhhh`, one character
/// repeated, a number.
bool is_filler_word(const std::string& word);

/// Three characters and more, all the same.
bool is_one_character(std::string_view value);

}  // namespace dexlint::rules
