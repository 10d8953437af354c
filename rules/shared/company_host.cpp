#include "rules/shared/company_host.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "linter/model/company.h"
#include "linter/model/contexts.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

std::optional<std::uint32_t> number(std::string_view text, std::uint32_t largest) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value <= largest ? std::optional(value) : std::nullopt;
}

std::optional<std::uint32_t> ipv4(std::string_view text) {
  std::uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t end = part == 3 ? text.size() : text.find('.');
    if (end == std::string_view::npos) return std::nullopt;
    const auto byte = number(text.substr(0, end), 255);
    if (!byte) return std::nullopt;
    address = address << 8U | *byte;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return address;
}

// `198.51.100.0/24`
bool is_in_network(std::string_view network, std::string_view host) {
  const std::size_t slash = network.find('/');
  if (slash == std::string_view::npos) return false;
  const auto base = ipv4(network.substr(0, slash));
  const auto bits = number(network.substr(slash + 1), 32);
  const auto address = ipv4(host);
  if (!base || !bits || !address) return false;
  const std::uint32_t mask = *bits == 0 ? 0 : ~std::uint32_t{0} << (32 - *bits);
  return (*base & mask) == (*address & mask);
}

bool is_listed(const std::vector<std::string>& hosts, std::string_view host) {
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& listed) {
    return is_listed_host(listed, host) || is_in_network(listed, host);
  });
}

}  // namespace

bool is_internal_host(const Run& run, std::string_view host) {
  const Company* company = run.file().company;
  return is_private_host(host) || (company != nullptr && is_listed(company->internal_hosts, host));
}

bool is_placeholder_host(const Run& run, std::string_view host) {
  const Company* company = run.file().company;
  return company != nullptr && is_listed(company->placeholder_hosts, host);
}

}  // namespace dexlint::rules
