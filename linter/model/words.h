// Keys and values taken apart into words: `oauthClientSecretName` is oauth, client, secret, name.
// Rules that go by words never go by substrings: `tokenTTL` holds no token and `compass` no pass.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

/// Lower-case words of `text`, split where case changes, at digits' ends and at anything that is no
/// letter or digit; the first `most` of them. ASCII.
std::vector<std::string> words(std::string_view text, std::size_t most = std::string_view::npos);

/// `text` with its ASCII letters in lower case.
std::string lower_case(std::string_view text);

/// True when `text` is one of `names`, letter for letter.
bool is_one_of(std::span<const std::string_view> names, std::string_view text);

}  // namespace dexlint
