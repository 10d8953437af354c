// What Dex's connectors take, field by field: one table for schema rules, credential rules, pages
// and editors. It is made from connectors.yaml when dexlint is built; that file says where the
// facts are from.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dexlint::dex {

/// As Go decodes it from JSON. base64: `[]byte`, so a text of base64.
enum class FieldType : std::uint8_t {
  string,
  boolean,
  integer,
  duration,
  base64,
  object,
  list_of_strings,
  list_of_objects,
  map_of_strings,
  string_or_list
};

/// What the text of a field is.
enum class FieldKind : std::uint8_t {
  plain,
  client_id,
  redirect_uri,
  issuer,
  url,
  file_path,
  pem_base64,   ///< base64 of PEM
  pem_or_path,  ///< a path, PEM, or (rootCAs) base64 of PEM
  host,         ///< host or host:port
  hostname,
  regexp,
  trusted_header
};

/// When it is missed: never, by Open(), or by the first login.
enum class Needed : std::uint8_t { no, to_open, to_log_in };

/// All texts are static.
struct Field {
  std::string_view path;  ///< userSearch.baseDN, orgs[].name
  FieldType type = FieldType::string;
  FieldKind kind = FieldKind::plain;
  Needed needed = Needed::no;
  bool credential = false;
  bool restricts = false;              ///< narrows who may log in
  std::string_view weakens_when = {};  ///< "true", a literal, "set" for any value; empty: never
  std::string_view deprecated = {};    ///< what to use instead; empty: it is not
  /// All values that are accepted, "" among them where the empty text is; empty: any.
  std::span<const std::string_view> values = {};
  bool in_dex = true;   ///< upstream knows it
  bool in_fork = true;  ///< the Dex that Pachyderm links knows it
  FieldType fork_type = FieldType::string;
  std::string_view until = {};       ///< the last Pachyderm that knew it; empty: still does
  std::string_view newer_than = {};  ///< not in this release of Dex yet
  std::string_view description = {};
};

struct Connector {
  std::string_view type;
  std::span<const Field> fields = {};
  bool has_callback = false;   ///< an identity provider comes back to its redirectURI
  bool needs_network = false;  ///< Open() asks the provider
  bool test_only = false;
  std::string_view deprecated = {};
  std::string_view source = {};  ///< file of Dex, and what in it
};

/// Sorted by type.
std::span<const Connector> connectors();

/// Exact and case-sensitive, as Dex looks into its registry; null for an unknown type.
const Connector* find_connector(std::string_view type);

/// By path, ASCII case ignored, as encoding/json finds it; null when there is none.
const Field* find_field(std::span<const Field> fields, std::string_view path);

/// The field `key` in the object (or in an item of the list) `parent`, at the top for null.
const Field* field_below(std::span<const Field> fields, const Field* parent, std::string_view key);

/// All keys that may stand in `parent`, at the top for null.
std::vector<std::string_view> keys_below(std::span<const Field> fields, const Field* parent);

/// The last part of a path: `baseDN`.
std::string_view key_of(const Field& field);

/// Fields of the server's own configuration (cmd/dex/config.go: Config).
std::span<const Field> server_fields();

/// A credential in the values of Pachyderm's chart.
struct PachydermCredential {
  std::string_view path;                  ///< pachd.storage.amazon.secret
  std::string_view alternative = {};      ///< the setting that names a Secret, or what else to use
  std::string_view alternative_key = {};  ///< in that Secret
  std::string_view alternative_since = {};  ///< first release with it
  std::string_view since = {};
  std::string_view until = {};
  std::string_view default_value = {};
};

std::span<const PachydermCredential> pachyderm_credentials();

}  // namespace dexlint::dex
