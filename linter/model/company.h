// What a company calls its own: words of its config that add to what dexlint knows. Plain lists;
// who asks what they mean stands beside the question (is it a reference, a credential, an inner
// host).
#pragma once

#include <string>
#include <vector>

namespace dexlint {

/// `*` in a pattern stands for any characters; see stars.h. ASCII case counts, but not in hosts.
struct Company {
  std::vector<std::string> references;       ///< patterns of values that name a secret elsewhere
  std::vector<std::string> fake_values;      ///< values that look like secrets and are known fakes
  std::vector<std::string> credentials;      ///< patterns of keys that hold a credential
  std::vector<std::string> not_credentials;  ///< patterns of keys that hold none
  /// `host`, `*.example` for all below it, `198.51.100.0/24`: what the internet does not reach.
  std::vector<std::string> internal_hosts;
  std::vector<std::string> placeholder_hosts;  ///< the same; to be replaced before it is deployed

  bool operator==(const Company&) const = default;
};

}  // namespace dexlint
