// What the page of the report looks like and does: formatters/html/report.css and report.js, built
// into the program.
#pragma once

#include <string_view>

namespace dexlint {

extern const std::string_view html_style;
extern const std::string_view html_script;
extern const std::string_view html_style_sha256;   ///< in hex
extern const std::string_view html_script_sha256;  ///< in hex

}  // namespace dexlint
