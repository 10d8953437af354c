// Functions that make hashes, certificates and keys: of what they are given little is left.
#include <algorithm>
#include <array>
#include <vector>

#include "linter/flow/functions.h"

namespace dexlint::flow {
namespace {

const Value* hashed(const Call& call) { return made_from_all(call, Kept::hashed); }

// `name:hash`
const Value* htpasswd(const Call& call) {
  return call.values.join(call.values.made_from(call.at(0), Kept::part),
                          call.values.made_from(call.at(1), Kept::hashed));
}

const Value* pair_of(const Call& call, const Value* certificate, const Value* key) {
  Dict& pair = call.values.dict();
  pair.entries = {{"Cert", certificate}, {"Key", key}};
  return call.values.of(pair);
}

// The names are in the certificate, and those of the one that signs it. They are not in the key.
const Value* certificate(const Call& call, std::size_t names) {
  std::vector<const Value*> named;
  for (std::size_t i = 0; i < names; ++i) {
    const Value* argument = call.at(i);
    const bool signs = !argument->dicts.empty();
    named.push_back(signs ? call.values.field(argument, "Cert", call.place) : argument);
  }
  return made_from_all({call.values, named, call.place}, Kept::certificate);
}

const Value* with_new_key(const Call& call) {
  return pair_of(call, certificate(call, call.size()), call.values.opaque());
}

// The key comes last.
const Value* with_given_key(const Call& call) {
  if (call.size() == 0) return call.values.opaque();
  return pair_of(call, certificate(call, call.size() - 1), call.last());
}

const Value* given_pair(const Call& call) { return pair_of(call, call.at(0), call.at(1)); }

constexpr std::array functions = std::to_array<NamedFunction>({
    {"bcrypt", hashed},
    {"buildCustomCert", given_pair},
    {"derivePassword", hashed},
    {"genCA", with_new_key},
    {"genCAWithKey", with_given_key},
    {"genSelfSignedCert", with_new_key},
    {"genSelfSignedCertWithKey", with_given_key},
    {"genSignedCert", with_new_key},
    {"genSignedCertWithKey", with_given_key},
    {"htpasswd", htpasswd},
});
static_assert(std::ranges::is_sorted(functions, {}, &NamedFunction::name));

}  // namespace

std::span<const NamedFunction> crypto_functions() { return functions; }

}  // namespace dexlint::flow
