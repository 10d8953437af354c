// What somebody has judged already stays quiet: findings that a comment covers are suppressed, and
// a comment that covers none is found out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/ignore_comments.h"
#include "linter/engine/known_secrets.h"
#include "linter/model/contexts.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Suppresses each finding that an ignore covers and names, by its own code or one that gave way to
/// it; the ignores learn what of them was of use. `secrets`: of the same document; a reason does
/// not repeat them.
void suppress(std::vector<Finding>& findings, std::vector<IgnoreComment>& ignores,
              const KnownSecrets& secrets);

/// True when one of the finding's codes, its own or one that gave way to it, is `rule`'s.
bool speaks_for(const Finding& finding, const Rule& rule);

/// A reason as it may be printed: its known secrets, and words that look like one, are `…`; cut to
/// 200 bytes.
std::string presentable_reason(std::string_view reason, const KnownSecrets& secrets = {});

/// The names that silenced nothing though their rule ran, that no rule has, and ignores without a
/// name. What was not read, or stands in prose as an example, is left alone. `ran`: the rules that
/// looked at the document; `known`: all that there are. The search ends once it has more than
/// `most`.
std::vector<IdleIgnore> idle_ignores(const Document& document,
                                     const std::vector<IgnoreComment>& ignores, Rules ran,
                                     Rules known, std::size_t most);

}  // namespace dexlint
