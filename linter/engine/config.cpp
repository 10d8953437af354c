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

namespace {

// Reads the one document of the file, and hands its root and a reader to `use`.
template <typename Of, typename Use>
Result<Of> with_root(const FileSource& files, const std::string& path, Rules rules, Version own,
                     Use use) {
  Result<std::string> bytes = files.read(path, largest_config);
  if (!bytes)
    return Problem{bytes.error().reason, path + ": " + bytes.error().message, bytes.error().span};
  Document document(path, std::move(*bytes));
  const Layer& text = document.text_layer();
  ConfigReader reader(files, document, rules, own);
  const std::vector<Span> documents = yaml_documents(text.text());
  if (documents.size() > 1) return reader.at(documents[1], "expected one document, found another");
  const Result<const Node*> root = parse_yaml(document, text, {0, text.text().size()});
  if (!root) return reader.at(root.error().span, root.error().message);
  return use(reader, **root);
}

}  // namespace

Result<Config> read_config(const FileSource& files, const std::string& path, Rules rules,
                           Version own) {
  return with_root<Config>(files, path, rules, own, [](ConfigReader& reader, const Node& root) {
    return reader.read(root);
  });
}

Result<std::vector<std::string>> packs_of_config(const FileSource& files, const std::string& path) {
  return with_root<std::vector<std::string>>(
      files, path, {}, {},
      [](ConfigReader& reader, const Node& root) { return reader.read_packs(root); });
}

}  // namespace dexlint
