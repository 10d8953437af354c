// A finding: what a rule said, with everything that a formatter needs to print it. It owns its
// strings, so it outlives the document; and it holds no text of the file but what may be printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/location.h"
#include "linter/model/message.h"
#include "linter/model/severity.h"
#include "linter/model/span.h"

namespace dexlint {

struct Rule;

/// One line of the file as it may be shown: every value that is not known to be public is masked,
/// character for character, so columns stay true. (With `--redact full` a mask has a fixed width.)
struct FrameLine {
  std::size_t line_1 = 0;
  std::string text;            ///< UTF-8, no control characters
  std::size_t mark_begin = 0;  ///< what the finding is about, in code points of `text`; equal when
                               ///< none of it is on this line
  std::size_t mark_end = 0;
};

struct Related {
  std::string message;
  Location location;
  bool is_step = false;  ///< of the way that the value takes into a Secret; steps are in order
};

/// One replacement of a fix, in bytes of the file.
struct FixEdit {
  std::string path;
  Span bytes;
  std::string replacement;
  /// What it replaces, or puts in, may hold a secret: it can be carried out, and is never printed.
  bool hidden = false;
  /// The bytes as lines and columns; nothing where they are not known.
  std::optional<Location> place = {};
};

/// How to mend it, or without edits: what to do about it here. `safe`: the meaning for the running
/// system cannot change for the worse.
struct Fix {
  bool safe = false;
  std::string description;
  std::vector<FixEdit> edits;

  /// The edits, or none of them where one is hidden: half a fix is none.
  std::span<const FixEdit> printable_edits() const;
};

/// Who said that a finding is no news.
enum class SuppressionKind : std::uint8_t {
  in_source,  ///< a comment beside it
  config,     ///< `allow:` in the config
  baseline,   ///< it was there before
};

std::string_view name_of(SuppressionKind kind);

/// A finding that somebody has judged already. It is not counted and fails nothing.
struct Suppression {
  SuppressionKind kind = SuppressionKind::in_source;
  std::string reason = {};  ///< as it was written down; may be empty
};

struct Finding {
  const Rule* rule = nullptr;  ///< static, or of what the report owns
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
  Effect effect = Effect::style;
  Message message = {};
  Location location = {};
  /// `v1/Secret/default/pachyderm-identity`, else `#0`, the ordinal in the file.
  std::string document = {};
  /// Keys from the document's root, list items by id, name or index.
  std::vector<std::string> trail = {};
  std::string snippet = {};  ///< `clientSecret: 7xk8…[64 characters]`
  std::vector<FrameLine> frame = {};
  std::string fingerprint = {};  ///< of rule, path, document and trail; nothing from the value
  /// Which it is, from 0, of those in its file that share rule, document and trail.
  std::size_t occurrence = 0;
  /// GitHub's primaryLocationLineHash of the first line, with its `:n`; empty with full redaction.
  std::string line_hash = {};
  std::vector<Related> related = {};
  std::optional<Fix> fix = {};
  /// Line of the key that the value stands under, also where that is a text in which no comment can
  /// stand; 0: none. An ignore may stand there as well.
  std::size_t key_line_1 = 0;
  /// Findings of one rule with the same number become one; see Claim::group.
  std::size_t group = 0;
  /// Codes of rules that saw the same value and gave way to this one.
  std::vector<std::string_view> superseded = {};
  std::optional<Suppression> suppressed = {};
  /// Who answers for the file, as CODEOWNERS spells them.
  std::vector<std::string> owners = {};
};

/// "oidc.upstreamIDPs[id=auth0].config"; a key that holds a dot or a bracket as `["tls.crt"]`.
std::string trail_text(const Finding& finding);
/// The order of a report: path, place, code.
bool stands_before(const Finding& a, const Finding& b);

/// A file or a part of one that was not read.
struct Skipped {
  std::string path;
  std::string_view reason;  ///< name_of(SkipReason), or of what the report owns
  std::string detail;
  std::size_t line_1 = 0;  ///< 0: the whole file
  bool named = false;      ///< the user asked for this very path, and none of it could be read
  bool shared = false;     ///< read for the sake of other files: several shards may meet it
};

inline constexpr std::size_t most_shards = 10'000;

/// Which part of a run a report is: its units were dealt out to several machines (`--shard 2/3`).
struct Shard {
  std::size_t index_1 = 1;
  std::size_t count = 1;  ///< up to most_shards
  /// A hash over the paths and sizes of all that the shards share: those of one run agree.
  std::string tree = {};
  /// What must be the same for all of them, as words: `redact` is `full`.
  std::map<std::string, std::string, std::less<>> settings = {};
};

/// All that one run found; what formatters print.
struct Report {
  struct Summary {
    std::size_t files_walked = 0;
    std::size_t files_scanned = 0;
    std::size_t bytes_scanned = 0;
    std::size_t suppressed = 0;  ///< by comments and the config
    std::size_t baselined = 0;
    /// Of the baselined: those whose old value could not be had, so that a new one may hide there.
    std::size_t value_unchecked = 0;
  };
  Summary summary;
  /// Sorted by path, then place. Suppressed ones are among them only where the user asked to see
  /// them.
  std::vector<Finding> findings;
  std::vector<Skipped> skipped;  ///< sorted by path
  /// Every rule that could have spoken, sorted by code.
  std::vector<const Rule*> rules;
  std::optional<Shard> shard;  ///< of a part of a run
  /// What findings view that is not static: texts and rules of a report that was read from a file.
  std::vector<std::shared_ptr<const void>> owned;

  /// Findings of this severity that nobody suppressed.
  std::size_t count(Severity severity) const;
  /// Findings that nobody suppressed.
  std::size_t count() const;
};

}  // namespace dexlint
