// What the user says about whose files these are (`--platform pachyderm@2.4`) overrules what the
// files say.
#pragma once

#include "linter/model/contexts.h"

namespace dexlint {

/// Sets platform and version of everything that was recognised. A list of connectors, whatever it
/// stands under, is then what that platform reads. Does nothing while the platform is unknown.
void choose_platform(Contexts& found, const PlatformChoice& choice);

}  // namespace dexlint
