"""Writes what a release of dexlint is made of, as SPDX 2.3 in JSON, to standard output.

    make_sbom.py VERSIONS

VERSIONS is the file that get_sources leaves: a source package of Debian and its version a line. The same input gives
the same bytes: the time is that of SOURCE_DATE_EPOCH.
"""

import datetime
import json
import os
import pathlib
import re
import sys
import uuid

LICENCES = {
    "cli11": "BSD-3-Clause",
    "fmtlib": "MIT",
    "nlohmann-json3": "MIT",
    "re2": "BSD-3-Clause",
    "simdjson": "Apache-2.0",
    "yaml-cpp": "MIT",
}


def package(name, version, licence, purl):
    return {
        "SPDXID": f"SPDXRef-{name}",
        "name": name,
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": licence,
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl}],
    }


def main(versions):
    top = pathlib.Path(__file__).resolve().parent.parent
    version = re.search(r"project\(dexlint VERSION ([0-9.]+)", (top / "CMakeLists.txt").read_text())[1]
    packages = [package("dexlint", version, "Apache-2.0", f"pkg:generic/dexlint@{version}")]
    for line in pathlib.Path(versions).read_text().splitlines():
        name, of_debian = line.split()
        escaped = of_debian.replace("+", "%2B")
        packages.append(package(name, of_debian, LICENCES[name], f"pkg:deb/debian/{name}@{escaped}?arch=source"))
    contents = json.dumps(packages)
    created = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"dexlint-{version}",
        "documentNamespace": uuid.uuid5(uuid.NAMESPACE_OID, contents).urn,
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: make_sbom.py"],
        },
        "packages": packages,
        "relationships": [
            {
                "spdxElementId": "SPDXRef-DOCUMENT",
                "relationshipType": "DESCRIBES",
                "relatedSpdxElement": "SPDXRef-dexlint",
            }
        ]
        + [
            {
                "spdxElementId": "SPDXRef-dexlint",
                "relationshipType": "STATIC_LINK",
                "relatedSpdxElement": linked["SPDXID"],
            }
            for linked in packages[1:]
        ],
    }
    json.dump(document, sys.stdout, indent=2)
    print()


main(sys.argv[1])
