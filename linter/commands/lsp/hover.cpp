#include "linter/commands/lsp/hover.h"

#include <fmt/format.h>

#include "formatters/connector_page.h"
#include "formatters/rule_catalogue.h"
#include "linter/model/rule.h"

namespace dexlint::lsp {

std::string field_text(const dex::Connector* connector, const dex::Field& field) {
  const std::string owner =
      connector == nullptr ? "the Dex server" : fmt::format("connector type `{}`", connector->type);
  return fmt::format("`{}` of {}, {}. {}\n", field.path, owner, type_name(field.type),
                     what_it_does(field));
}

std::string hover_text(const Reading& reading, std::size_t offset,
                       std::span<const Finding* const> findings) {
  std::string text;
  if (const auto place = reading.field_at(offset); place && place->field() != nullptr)
    text = field_text(place->connector, *place->field());
  for (const Finding* finding : findings) {
    if (!text.empty()) text += "\n---\n\n";
    text += rule_page(*finding->rule);
  }
  return text;
}

}  // namespace dexlint::lsp
