#include "linter/engine/config.h"

#include <utility>

#include "linter/input/parse_yaml.h"
#include "linter/input/paths.h"
#include "linter/model/nearest.h"

namespace dexlint {
namespace {

constexpr std::size_t largest_config = std::size_t{1} << 20;
constexpr int folders_upwards = 32;
constexpr std::string_view known_keys[] = {"layers"};

class ConfigReader {
 public:
  ConfigReader(const FileSource& files, const Document& document)
      : files_(files), document_(document), folder_(parent_path(document.path())) {}

  Result<Config> read(const Node& root) {
    if (root.is_scalar() && root.style == ScalarStyle::absent) return Config{};
    if (!root.is_mapping()) return wrong(root, "a mapping");
    for (const Node& value : root.children()) {
      if (value.key->text != "layers") return unknown_key(*value.key);
      if (auto problem = read_layers(value.resolved())) return *problem;
    }
    return std::move(config_);
  }

  Problem at(Span span, const std::string& message) const {
    const Position position = document_.lines().position(span.begin);
    return {SkipReason::unparsed,
            std::string(document_.path()) + ":" + std::to_string(position.line_1) + ":" +
                std::to_string(position.column_utf16_1) + ": " + message,
            span};
  }

 private:
  static std::string_view what(const Node& node) {
    return node.is_mapping() ? "a mapping" : node.is_sequence() ? "a list" : "a text";
  }

  Problem wrong(const Node& node, std::string_view expected) const {
    return at(node.span,
              "expected " + std::string(expected) + ", found " + std::string(what(node)));
  }

  Problem unknown_key(const Node& key) const {
    const std::string_view meant = nearest(key.text, known_keys);
    const std::string hint = meant.empty() ? "" : ": did you mean `" + std::string(meant) + "`?";
    return at(key.span, "there is no setting of this name" + hint);
  }

  std::optional<Problem> read_layers(const Node& stacks) {
    if (!stacks.is_sequence()) return wrong(stacks, "a list of stacks, each a list of files");
    for (const Node& stack : stacks.children()) {
      if (!stack.is_sequence()) return wrong(stack, "a list of files, the lowest layer first");
      std::vector<std::string> files;
      for (const Node& file : stack.children()) {
        const Scalar name(&file);
        if (name.text().empty()) return wrong(file, "the path of a file");
        files.push_back(join_path(folder_, tidy_path(name.text())));
        if (!files_.stat(files.back())) return at(file.span, "there is no such file");
      }
      config_.layers.push_back(std::move(files));
    }
    return std::nullopt;
  }

  const FileSource& files_;
  const Document& document_;
  std::string folder_;
  Config config_;
};

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

Result<Config> read_config(const FileSource& files, const std::string& path) {
  Result<std::string> bytes = files.read(path, largest_config);
  if (!bytes)
    return Problem{bytes.error().reason, path + ": " + bytes.error().message, bytes.error().span};
  Document document(path, std::move(*bytes));
  const Layer& text = document.text_layer();
  ConfigReader reader(files, document);
  const Result<const Node*> root = parse_yaml(document, text, {0, text.text().size()});
  if (!root) return reader.at(root.error().span, root.error().message);
  return reader.read(**root);
}

}  // namespace dexlint
