#include "rules/shared/connector_fields.h"

#include <span>
#include <utility>

#include "rules/shared/bare_key.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

class Collector {
 public:
  explicit Collector(std::span<const dex::Field> fields) : fields_(fields) {}

  void collect(const Node& mapping, const dex::Field* holder) {
    if (!mapping.resolved().is_mapping()) return;
    for (const Node& value : mapping.resolved().children()) {
      if (!is_named(value)) continue;
      const dex::Field* field = dex::field_below(fields_, holder, value.key->text);
      uses.push_back({&value, field, holder});
      if (field != nullptr) descend(value, *field);
    }
  }

  std::vector<FieldUse> uses;

 private:
  // Merge keys and the anchors that people keep under `x-` are not Dex's business.
  static bool is_named(const Node& value) {
    const Node* key = value.key;
    return key != nullptr && key->is_scalar() && !key->unknown && key->text != "<<" &&
           !key->text.starts_with("x-");
  }

  // The table is two levels deep, and so is this.
  void descend(const Node& value, const dex::Field& field) {
    if (field.type == dex::FieldType::object) collect(value, &field);
    if (field.type != dex::FieldType::list_of_objects) return;
    if (!value.resolved().is_sequence()) return;
    for (const Node& item : value.resolved().children()) collect(item, &field);
  }

  std::span<const dex::Field> fields_;
};

}  // namespace

const dex::Connector* known_connector(const DexConnector& connector) {
  return dex::find_connector(connector.type().text());
}

std::vector<FieldUse> field_uses(const DexConnector& connector) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr || connector.config == nullptr || connector.config == connector.node)
    return {};
  Collector collector(known->fields);
  collector.collect(*connector.config, nullptr);
  return std::move(collector.uses);
}

bool is_read(const dex::Field& field, const DexConnector& connector) {
  const bool gone =
      !field.until.empty() && connector.version && *connector.version > *version_from(field.until);
  if (connector.platform == Platform::pachyderm)
    return field.in_fork && (field.until.empty() || (connector.version && !gone));
  return connector.platform == Platform::unknown || field.in_dex;
}

Scalar read_field(const DexConnector& connector, std::string_view path) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr) return connector.field(path);
  const dex::Field* field = dex::find_field(known->fields, path);
  return field == nullptr || !is_read(*field, connector) ? Scalar() : connector.field(path);
}

dex::FieldType type_of(const dex::Field& field, const DexConnector& connector) {
  return connector.platform == Platform::pachyderm ? field.fork_type : field.type;
}

const dex::Field* respelt(const dex::Connector& known, const FieldUse& use) {
  if (use.field != nullptr) return nullptr;
  const std::string wanted = bare_key(use.value->key->text);
  for (const std::string_view key : dex::keys_below(known.fields, use.holder)) {
    if (bare_key(key) == wanted) return dex::field_below(known.fields, use.holder, key);
  }
  return nullptr;
}

bool is_put_in_by_a_tool(std::string_view text) {
  return is_reference(text) && !text.starts_with('/');
}

Place place_of(const Node& value) {
  const bool is_short = value.is_scalar() && value.span.size() != 0 &&
                        value.text.find('\n') == std::string_view::npos;
  return is_short || value.key == nullptr ? value.place() : value.key->place();
}

Spot spot_of(const DexConnector& connector) {
  for (const std::string_view key : {"id", "type", "name"}) {
    const Node* value = effective(connector.node, key, KeyMatch::ignore_case);
    if (value != nullptr && value->is_scalar() && value->span.size() != 0)
      return {value->place(), value};
  }
  const Node* first = connector.node->first;
  if (first == nullptr || first->key == nullptr) return {connector.node->place(), connector.node};
  return {first->key->place(), first};
}

Severity severity_in(PathClass path_class, Severity worst) {
  return is_never_deployed(path_class) ? milder(worst) : worst;
}

Severity severity_of_absence(PathClass path_class, Severity worst) {
  return is_never_deployed(path_class) ? Severity::note : worst;
}

}  // namespace dexlint::rules
