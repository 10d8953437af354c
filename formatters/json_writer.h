// JSON written piece by piece, for reports of thousands of findings: the same text as json_text()
// makes of a whole value with an indent of two, without making the value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dexlint {

/// Members and values stand in the order of the calls. Names of members are words of this code.
class JsonWriter {
 public:
  /// Goes on at the end of `text`, where the elements of an array begin that are `depth` levels
  /// deep.
  JsonWriter(std::string& text, std::size_t depth) : text_(text), depth_(depth) {}

  /// What `write` writes are its members.
  template <typename Write>
  void object(Write write) {
    open('{');
    write();
    close('}');
  }
  template <typename Write>
  void object(std::string_view name, Write write) {
    key(name);
    object(write);
  }
  /// What `write` writes are its elements.
  template <typename Write>
  void array(std::string_view name, Write write) {
    key(name);
    open('[');
    write();
    close(']');
  }

  /// An element: a string as json_text() writes it, whatever it holds.
  void text(std::string_view value);
  void text(std::string_view name, std::string_view value);
  void number(std::string_view name, std::size_t value);
  void flag(std::string_view name, bool value);

 private:
  void key(std::string_view name);
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void begin_line();

  std::string& text_;
  std::size_t depth_;
  bool is_first_ = true;  ///< in what was opened last
  bool behind_key_ = false;
};

}  // namespace dexlint
