#include "formatters/connector_page.h"

#include <fmt/format.h>

#include "formatters/sentence.h"

namespace dexlint {
namespace {

std::string listed(std::span<const std::string_view> values) {
  std::string list;
  for (const std::string_view value : values) {
    if (!value.empty()) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", value);
  }
  return list;
}

// What a person has to know beside the description, each as a sentence.
std::string remarks(const dex::Field& field) {
  std::string text;
  if (field.needed == dex::Needed::to_open) text += " Needed.";
  if (field.needed == dex::Needed::to_log_in) text += " Needed for a login.";
  if (field.credential) text += " A secret.";
  if (field.restricts) text += " Restricts who may log in.";
  if (!field.values.empty()) text += fmt::format(" One of {}.", listed(field.values));
  if (!field.weakens_when.empty())
    text += field.weakens_when == "set"
                ? " Weakens the login."
                : fmt::format(" `{}` weakens the login.", field.weakens_when);
  if (!field.deprecated.empty()) text += fmt::format(" Old: {}.", field.deprecated);
  if (!field.in_fork) text += " Not in Pachyderm.";
  if (!field.in_dex) text += " In Pachyderm only.";
  if (!field.newer_than.empty()) text += fmt::format(" Newer than {}.", field.newer_than);
  return text;
}

}  // namespace

std::string_view type_name(dex::FieldType type) {
  switch (type) {
    case dex::FieldType::string:
      return "text";
    case dex::FieldType::boolean:
      return "true or false";
    case dex::FieldType::integer:
      return "number";
    case dex::FieldType::duration:
      return "duration";
    case dex::FieldType::base64:
      return "base64";
    case dex::FieldType::object:
      return "mapping";
    case dex::FieldType::list_of_strings:
      return "list of texts";
    case dex::FieldType::list_of_objects:
      return "list of mappings";
    case dex::FieldType::map_of_strings:
      return "mapping of texts";
    case dex::FieldType::string_or_list:
      return "text or list of texts";
  }
  return "text";
}

std::string what_it_does(const dex::Field& field) {
  return sentence(field.description) + remarks(field);
}

std::string connector_page(const dex::Connector& connector) {
  std::string page = fmt::format("# Connector type {}\n\n", connector.type);
  if (!connector.deprecated.empty())
    page += fmt::format("An old name: write `{}`.\n\n", connector.deprecated);
  if (connector.test_only) page += "For tests only: it checks nobody.\n\n";
  page += connector.has_callback
              ? "The identity provider comes back to `redirectURI`: Dex's issuer with `/callback` "
                "behind it.\n\n"
              : "It has no redirect URI.\n\n";
  if (connector.fields.empty()) return page + "It takes no fields.\n";
  page += "| field | type | what it does |\n|---|---|---|\n";
  for (const dex::Field& field : connector.fields) {
    page +=
        fmt::format("| `{}` | {} | {} |\n", field.path, type_name(field.type), what_it_does(field));
  }
  return page + fmt::format("\nRead in {} of Dex.\n", connector.source);
}

}  // namespace dexlint
