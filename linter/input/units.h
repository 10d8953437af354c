// Cuts what a walk found into units, and adds to the charts among them the files that were not
// met. Unless a chart was walked as a whole, that is: what stands in a unit does not depend on what
// was named.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "linter/input/chart.h"
#include "linter/input/discover.h"
#include "linter/input/requested.h"
#include "linter/input/selection.h"

namespace dexlint {

struct FoundFile {
  const SeenPath* top;  ///< what was named or looked through: the file, or a folder that it is in
  Role role = Role::reported;
  bool named = false;
  bool alone = false;  ///< not what a walk of its chart would take: a unit of its own
};
using FoundFiles = std::map<std::string, FoundFile>;  ///< by resolved path
/// By resolved path: what held in them.
using WalkedFolders = std::unordered_map<std::string, Ignores::Rules>;

class UnitMaker {
 public:
  /// All of them must outlive this.
  UnitMaker(const FileSource& source, const Requested& requested, Selection& selection,
            ChartFinder& charts)
      : source_(source), requested_(requested), selection_(selection), charts_(charts) {}

  /// The units of the files that were found, sorted; what `found` points to must live as long. What
  /// cannot be read on the way to the others of a chart is added to `skipped`.
  std::vector<Unit> make(FoundFiles found, const WalkedFolders& walked,
                         std::vector<PassedOver>& skipped);

 private:
  void walk_chart(const SeenPath& chart, FoundFiles& found, std::vector<PassedOver>& skipped);
  std::vector<Unit> group(FoundFiles found);
  std::string shown_chart(const std::string& chart, SeenPath file) const;
  UnitFile unit_file(SeenPath path, const FoundFile& file) const;

  const FileSource& source_;
  const Requested& requested_;
  Selection& selection_;
  ChartFinder& charts_;
};

}  // namespace dexlint
