// Which leaves of a file SOPS encrypts: all, unless one of six settings says which. They stand in a
// creation rule of `.sops.yaml`, and again in the `sops` block of each encrypted file, where they
// are what decides. Facts: SOPS 3.10, sops.go (shouldBeEncrypted) and config/config.go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "linter/model/node.h"
#include "linter/model/result.h"
#include "linter/recognise/sops_pattern.h"

namespace dexlint {

class SopsSelection {
 public:
  /// All leaves but those under a key that ends in `_unencrypted`: what SOPS does unasked.
  SopsSelection() = default;

  /// The setting in `mapping`, if there is one. Fails, with the place in the mapping's layer, where
  /// there are several, which SOPS refuses, or an expression does not compile.
  static Result<SopsSelection> read(const Node& mapping);

  /// True when it names what is encrypted, not what is left out.
  bool is_positive() const;
  /// True when comments decide; takes() then knows nothing.
  bool is_by_comment() const;
  /// True when a comment of this text (without `#`) makes SOPS encrypt, or leave, what follows.
  bool is_comment(std::string_view comment) const;

  /// True when SOPS encrypts the leaf: any of the keys on the way down to it decides.
  bool takes(const Node& leaf) const;

 private:
  enum class Kind : std::uint8_t {
    unencrypted_suffix,
    encrypted_suffix,
    unencrypted_regex,
    encrypted_regex,
    unencrypted_comment_regex,
    encrypted_comment_regex,
  };
  struct Setting {
    std::string_view name;
    Kind kind;
  };
  static const Setting settings[6];

  bool names(std::string_view key) const;

  Kind kind_ = Kind::unencrypted_suffix;
  std::string suffix_ = "_unencrypted";
  std::optional<SopsPattern> pattern_;
};

}  // namespace dexlint
