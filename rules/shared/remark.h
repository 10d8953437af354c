// Words to a reader where a value belongs: a remark, a request for one, a description of what it is
// for. Facts: detection.md section 3.2.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// Six words and more, some of them filler: `will be filled in by the installer later`; not a
/// passphrase.
bool is_remark(std::string_view value);

/// Whose it is, words, and what it is: `YourPingdomApiToken`, `my-grafana-token`.
bool is_request(std::string_view value);

/// A sentence that says what something is for, as charts write beside a name: `Can create tokens
/// for any user`. Not one that asks for a value.
bool is_description(std::string_view value);

}  // namespace dexlint::rules
