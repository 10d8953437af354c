// Password hashes of `staticPasswords` as Dex reads them: bcrypt, or base64 of bcrypt (cmd/dex/
// config.go, golang.org/x/crypto/bcrypt). What Dex refuses at its start, what no password ever
// fits, and what everybody knows the password of are told apart here, once for all rules.
#pragma once

#include <cstdint>
#include <string_view>

namespace dexlint::rules {

enum class HashForm : std::uint8_t {
  bcrypt,   ///< a whole hash
  damaged,  ///< Dex starts with it, but no password fits: characters lack or are none of bcrypt's
  refused,  ///< begins as bcrypt does, but Dex does not start: too short, cost outside of 4 to 31
  other_hash,  ///< a hash of another kind, or one cut out of its frame; Dex does not start
  text,        ///< no hash at all; Dex does not start
};

struct StaticHash {
  HashForm form = HashForm::text;
  unsigned cost = 0;  ///< of a bcrypt or damaged one: work is 2 to its power
};

/// `value` as in `hash:`. White space round it is passed over, as a line break behind it harms
/// none.
StaticHash read_static_hash(std::string_view value);

/// The costs that Dex accepts at login (server/passwords: CheckCost).
constexpr unsigned least_cost = 10;
constexpr unsigned greatest_cost = 16;

/// True for a hash, or base64 of one, that is printed with its password in public examples of Dex,
/// Kubeflow, Argo CD and their relatives.
bool is_default_hash(std::string_view value);

/// True for `$2a$10$` with filler behind it: what a guide leaves to be filled in.
bool is_placeholder_hash(std::string_view value);

}  // namespace dexlint::rules
