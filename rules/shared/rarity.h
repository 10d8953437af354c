// Does a value look like chance or like something that a person would write? Answered by how
// surprising each character is behind the one before it, in bits, learnt from the values files of
// public charts (tests/tools/train_rarity.py prints the figures). It only weighs what stands under
// a credential's key; no rule goes by it alone. Facts: detection.md section 3.3.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// The mean over all pairs of characters: about 3 to 5 for names and prose, 6 to 8 for random text.
/// 0 for text of fewer than two characters.
double bits_per_character(std::string_view text);

/// Above the bits that 19 of 20 values of charts stay below; or, since few characters prove little,
/// hexadecimal digits in the length of a key (32, 40, 48, 56, 64, 96, 128) and UUIDs. Only to be
/// asked where a credential is expected: digests and ids look the same.
bool is_rare(std::string_view text);

/// Nothing but plain words, and numbers of up to four digits between them: `manager`,
/// `prom-operator`, `TAP_SCHEMA`. Not a word that is_rare().
bool is_plain_words(std::string_view text);

}  // namespace dexlint::rules
