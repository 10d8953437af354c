#include "linter/engine/config.h"

#include <utility>
#include <vector>

#include "linter/engine/config_reader.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr std::size_t largest_config = std::size_t{1} << 20;
constexpr int folders_upwards = 32;

}  // namespace

std::string find_config(const FileSource& files, const std::string& path) {
  const Result<Entry> entry = files.stat(path);
  const bool is_folder = entry && entry->kind == EntryKind::directory;
  std::string folder = is_folder ? path : parent_path(path);
  for (int up = 0; up < folders_upwards; ++up, folder = parent_path(folder)) {
    const std::string config = join_path(folder, config_name);
    if (const Result<Entry> found = files.stat(config); found && found->kind == EntryKind::file)
      return config;
    const Result<std::string> real = files.resolve(folder);
    if (!real || *real == "/" || files.stat(join_path(folder, ".git"))) break;
  }
  return {};
}

Result<ParsedConfig> parse_config(const FileSource& files, const std::string& path) {
  Result<std::string> bytes = files.read(path, largest_config);
  if (!bytes)
    return Problem{bytes.error().reason, path + ": " + bytes.error().message, bytes.error().span};
  auto document = std::make_unique<Document>(path, std::move(*bytes));
  const Layer& text = document->text_layer();
  const ConfigReader reader(files, *document, {}, {});
  const std::vector<Span> documents = yaml_documents(text.text());
  if (documents.size() > 1) return reader.at(documents[1], "expected one document, found another");
  const Result<const Node*> root = parse_yaml(*document, text, {0, text.text().size()});
  if (!root) return reader.at(root.error().span, root.error().message);
  return ParsedConfig(std::move(document), **root);
}

Result<std::vector<std::string>> ParsedConfig::packs(const FileSource& files) const {
  return ConfigReader(files, *document_, {}, {}).read_packs(*root_);
}

Result<Config> ParsedConfig::read(const FileSource& files, Rules rules, Version own) const {
  return ConfigReader(files, *document_, rules, own).read(*root_);
}

Result<Config> read_config(const FileSource& files, const std::string& path, Rules rules,
                           Version own) {
  const Result<ParsedConfig> parsed = parse_config(files, path);
  if (!parsed) return parsed.error();
  return parsed->read(files, rules, own);
}

}  // namespace dexlint
