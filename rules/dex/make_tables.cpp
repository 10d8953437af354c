// A tool of the build: connectors.yaml in, C++ constants out. `make_dex_tables DATA OUTPUT`; what
// it does not understand is an error with its line, so that no fact is lost by a typing mistake.
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

std::string data_path;

[[noreturn]] void fail(const YAML::Node& at, const std::string& message) {
  std::cerr << data_path << ':' << at.Mark().line + 1 << ": " << message << '\n';
  std::exit(1);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// A key of the data, and what it becomes in an aggregate, in the order of the members.
struct Member {
  std::string key;
  std::function<std::string(const YAML::Node&)> write;
};

std::string text(const YAML::Node& node) { return quoted(node.as<std::string>()); }

std::string truth(const YAML::Node& node) {
  const auto word = node.as<std::string>();
  if (word != "true" && word != "false") fail(node, "expected true or false, found " + word);
  return word;
}

std::function<std::string(const YAML::Node&)> one_of(const std::string& type,
                                                     const std::set<std::string>& words) {
  return [=](const YAML::Node& node) {
    const auto word = node.as<std::string>();
    if (words.count(word) == 0) fail(node, "there is no " + type + " `" + word + "`");
    return type + "::" + word;
  };
}

const std::set<std::string> types = {
    "string", "boolean",         "integer",         "duration",       "base64",
    "object", "list_of_strings", "list_of_objects", "map_of_strings", "string_or_list"};
const std::set<std::string> kinds = {"client_id", "redirect_uri", "issuer",        "url",
                                     "file_path", "pem_base64",   "pem_or_path",   "host",
                                     "hostname",  "regexp",       "trusted_header"};

/// Writes `{.a = …, .b = …}` of what `node` has, and refuses what `members` do not name.
std::string aggregate(const YAML::Node& node, const std::vector<Member>& members,
                      const std::string& first) {
  std::set<std::string> known;
  std::string out = "{" + first;
  for (const Member& member : members) {
    known.insert(member.key);
    const YAML::Node value = node[member.key];
    if (value) out += ", " + member.write(value);
  }
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    if (known.count(key) == 0) fail(entry.first, "there is no key `" + key + "` here");
  }
  return out + "}";
}

class Writer {
 public:
  std::string write(const YAML::Node& data) {
    for (const auto& entry : data["connectors"]) add_connector(entry.first, entry.second);
    add_fields("fields_of_server", data["server"]);
    out_ << "constexpr Connector all_connectors[] = {\n" << connectors_ << "};\n\n";
    out_ << "constexpr PachydermCredential credentials[] = {\n";
    for (const auto& entry : data["pachyderm_credentials"]) out_ << credential(entry);
    out_ << "};\n\n}  // namespace\n\n"
         << "std::span<const Connector> connectors() { return all_connectors; }\n"
         << "std::span<const Field> server_fields() { return fields_of_server; }\n"
         << "std::span<const PachydermCredential> pachyderm_credentials() { return credentials; "
            "}\n\n}  // namespace dexlint::dex\n";
    return "// Made by make_tables.cpp from connectors.yaml.\n"
           "#include \"rules/dex/fields.h\"\n\nnamespace dexlint::dex {\nnamespace {\n\n" +
           out_.str();
  }

 private:
  static std::string named(const std::string& member, const std::string& value) {
    return "." + member + " = " + value;
  }

  static Member member(const std::string& key, std::function<std::string(const YAML::Node&)> value,
                       const std::string& name = {}) {
    return {key,
            [=](const YAML::Node& node) { return named(name.empty() ? key : name, value(node)); }};
  }

  // The values of an enumeration become an array of their own.
  std::string values(const YAML::Node& list) {
    const std::string name = "values_" + std::to_string(arrays_++);
    out_ << "constexpr std::string_view " << name << "[] = {";
    for (const auto& value : list) out_ << text(value) << ", ";
    out_ << "};\n";
    return name;
  }

  static std::string fork(const YAML::Node& node) {
    if (node.as<std::string>() != "absent") fail(node, "expected absent");
    return "false";
  }

  static std::string only(const YAML::Node& node) {
    if (node.as<std::string>() != "fork") fail(node, "expected fork");
    return "false";
  }

  std::string field(const std::string& path, const YAML::Node& node) {
    if (!node["type"]) fail(node, "`" + path + "` has no type");
    YAML::Node whole = YAML::Clone(node);
    if (!whole["fork_type"]) whole["fork_type"] = node["type"].as<std::string>();
    const std::vector<Member> members = {
        member("type", one_of("FieldType", types)),
        member("kind", one_of("FieldKind", kinds)),
        member("needed", one_of("Needed", {"to_open", "to_log_in"})),
        member("credential", truth),
        member("restricts", truth),
        member("weakens_when", text),
        member("deprecated", text),
        member("values", [this](const YAML::Node& list) { return values(list); }),
        member("only", only, "in_dex"),
        member("fork", fork, "in_fork"),
        member("fork_type", one_of("FieldType", types)),
        member("until", text),
        member("newer_than", text),
        member("description", text)};
    return aggregate(whole, members, named("path", quoted(path)));
  }

  void add_fields(const std::string& name, const YAML::Node& fields) {
    std::set<std::string> seen;
    std::string rows;
    for (const auto& entry : fields) {
      const auto path = entry.first.as<std::string>();
      if (!seen.insert(path).second) fail(entry.first, "`" + path + "` stands here twice");
      rows += "    " + field(path, entry.second) + ",\n";
    }
    out_ << "constexpr Field " << name << "[] = {\n" << rows << "};\n\n";
  }

  void add_connector(const YAML::Node& key, const YAML::Node& node) {
    const auto type = key.as<std::string>();
    std::string fields;
    if (node["same_as"]) {
      fields = arrays_of_[node["same_as"].as<std::string>()];
      if (fields.empty()) fail(node["same_as"], "names no connector above");
    } else if (node["fields"].size() != 0) {
      fields = "fields_" + std::to_string(arrays_++);
      add_fields(fields, node["fields"]);
    }
    arrays_of_[type] = fields;
    const bool callback = node["same_as"] ? callback_of_[node["same_as"].as<std::string>()]
                                          : static_cast<bool>(node["callback"]);
    callback_of_[type] = callback;
    const std::string first = named("type", quoted(type)) +
                              (fields.empty() ? "" : ", " + named("fields", fields)) +
                              (callback ? ", .has_callback = true" : "");
    YAML::Node rest = YAML::Clone(node);
    for (const char* used : {"fields", "same_as", "callback"}) rest.remove(used);
    connectors_ += "    " +
                   aggregate(rest,
                             {member("needs_network", truth), member("test_only", truth),
                              member("deprecated", text), member("source", text)},
                             first) +
                   ",\n";
  }

  static std::string credential(const YAML::detail::iterator_value& entry) {
    return "    " +
           aggregate(entry.second,
                     {member("alternative", text), member("alternative_key", text),
                      member("alternative_since", text), member("since", text),
                      member("until", text), member("default", text, "default_value")},
                     named("path", quoted(entry.first.as<std::string>()))) +
           ",\n";
  }

  std::ostringstream out_;
  std::string connectors_;
  std::map<std::string, std::string> arrays_of_;
  std::map<std::string, bool> callback_of_;
  int arrays_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_dex_tables DATA OUTPUT\n";
    return 2;
  }
  data_path = argv[1];
  try {
    std::ofstream(argv[2]) << Writer().write(YAML::LoadFile(data_path));
  } catch (const YAML::Exception& error) {
    std::cerr << data_path << ':' << error.mark.line + 1 << ": " << error.msg << '\n';
    return 1;
  }
  return 0;
}
