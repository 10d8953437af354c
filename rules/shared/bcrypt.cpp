#include "rules/shared/bcrypt.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "linter/model/words.h"
#include "rules/shared/base64_bytes.h"
#include "rules/shared/placeholder.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t least_size = 59;  // `$2$10$`, salt and hash
constexpr std::size_t salt_and_hash_size = 22 + 31;

// Each was tried against its password.
constexpr std::string_view defaults[] = {
    // Dex: examples/config-dev.yaml
    "$2a$10$2b2cU8CPhOTaGrs1HRQuAueS7JTT5ZHsHSzYiFPm1leZck7Mc8T4W",
    // Kubeflow: common/dex, and before that dex-auth
    "$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72",
    "$2y$12$ruoM7FqXrpVgaol44eRZW.4HWS8SAvg6KYVVSCIwKQPBmTpCm.EeO",
    // Argo CD: docs/faq.md, test/manifests, and what tutorials reset the password to
    "$2a$10$rRyBsGSHK6.uc8fntPwVIuLVHgsAhAX7TcdrqW/RADU0uh7CaChLa",
    "$2a$10$RncPyHW/B5ll2Z3J8s.IBOnbZ9uoJ4JhHLKzj5lzG/kU1KN1Oj3/K",
    "$2a$10$mivhwttXM0U5eBrZGtAG8.VSRL1l9cZNAmaSaqotIzXRBRwID1NT.",
    "$2a$10$wzUzrdx.jMb7lHIbW6VutuRpV4OnpPA3ItWBDiP04QVHfGqzAoj6i",
    // Kubermatic: values.example.*.yaml; Kargo: quickstart
    "$2a$10$zMJhg/3axbm/m0KmoVxJiO1eO5gtNrgKDysy5GafQFrXY93OE9LsK",
    "$2a$10$Zrhhie4vLz5ygtVSaif6o.qN36jgs6vjtMBdM6yrU1FOeiAAMMxOm"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == npos ? std::string_view{}
                       : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_bcrypt_digit(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '/'; }

// Where the cost begins: behind `$2$`, or behind `$2a$` with a letter for the variant. The library
// looks at no more than this.
std::size_t cost_begin(std::string_view hash) { return hash[2] == '$' ? 3 : 4; }

bool is_whole(std::string_view salt_and_hash) {
  const std::string_view counted = salt_and_hash.substr(0, salt_and_hash_size);
  return counted.size() == salt_and_hash_size &&
         std::all_of(counted.begin(), counted.end(), is_bcrypt_digit);
}

// As bcrypt.Cost() of Go reads it. What follows a whole hash is cut off at login.
StaticHash read_bcrypt(std::string_view hash) {
  if (hash.size() < least_size || hash[1] > '2') return {HashForm::refused};
  const std::size_t at = cost_begin(hash);
  if (!is_digit(hash[at]) || !is_digit(hash[at + 1])) return {HashForm::refused};
  const auto cost = static_cast<unsigned>((hash[at] - '0') * 10 + (hash[at + 1] - '0'));
  if (cost < 4 || cost > 31) return {HashForm::refused};
  return {is_whole(hash.substr(at + 3)) ? HashForm::bcrypt : HashForm::damaged, cost};
}

// Go's base64.StdEncoding: line breaks are passed over, padding is asked for.
bool is_base64(std::string_view text) {
  std::size_t size = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '\r' || c == '\n') continue;
    ++size;
    padding += c == '=' ? 1 : 0;
    const bool is_digit_of_it = is_letter(c) || is_digit(c) || c == '+' || c == '/';
    if (c != '=' && (!is_digit_of_it || padding > 0)) return false;
  }
  return size > 0 && size % 4 == 0 && padding <= 2;
}

std::string decoded(std::string_view text) { return is_base64(text) ? base64_bytes(text) : ""; }

// `$argon2id$…`, `$6$…`, `{SSHA}…`, hexadecimal digests, and bcrypt whose `$2a` a shell ate.
bool is_other_hash(std::string_view text) {
  const bool is_framed = (text.starts_with('$') && text.find('$', 1) != npos) ||
                         (text.starts_with('{') && text.find('}') != npos);
  const bool is_hex = text.find_first_not_of("0123456789abcdefABCDEF") == npos;
  const bool is_digest =
      is_hex && (text.size() == 32 || text.size() == 40 || text.size() == 64 || text.size() == 128);
  const bool is_cut = text.size() >= 40 && std::all_of(text.begin(), text.end(), is_bcrypt_digit);
  return is_framed || is_digest || is_cut;
}

// Without white space round it.
StaticHash read(std::string_view value) {
  if (value.starts_with('$')) {
    const StaticHash hash = read_bcrypt(value);
    const bool is_meant = value.starts_with("$2") || hash.form != HashForm::refused;
    return is_meant ? hash : StaticHash{HashForm::other_hash};
  }
  const std::string inner = decoded(value);
  if (inner.starts_with('$')) return read(inner);
  return {is_other_hash(value) ? HashForm::other_hash : HashForm::text};
}

}  // namespace

StaticHash read_static_hash(std::string_view value) { return read(trimmed(value)); }

bool is_default_hash(std::string_view value) {
  const std::string_view hash = trimmed(value);
  return is_one_of(defaults, hash.starts_with('$') ? std::string(hash) : decoded(hash));
}

bool is_placeholder_hash(std::string_view value) {
  const std::string_view hash = trimmed(value);
  const std::size_t cost = hash.starts_with("$2") ? hash.find('$', 1) : npos;
  const std::size_t salt = cost == npos ? npos : hash.find('$', cost + 1);
  return salt != npos && is_placeholder(hash.substr(salt + 1));
}

}  // namespace dexlint::rules
