"""Draws what a terminal shows, as SVG: a run of dexlint with colours, from standard input.

    dexlint --color always PATH | make_picture.py 'dexlint PATH' >picture.svg

The escape sequences known are the colours that dexlint writes; any other ends it.
"""

import html
import re
import sys

# Of codes as in formatters/palette.h, the look on a dark background.
LOOKS = {"0": "", "1": "bold", "1;31": "error", "1;33": "warning", "1;34": "note", "2;34": "rail"}
LETTER, LINE, EDGE, BAR = 7.83, 18, 16, 30  # pixels, for a font of 13

STYLE = """
text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d7dae0;white-space:pre}
.bold{font-weight:700;fill:#fff}.error{font-weight:700;fill:#ff6b6b}.warning{font-weight:700;fill:#ffc857}
.note{font-weight:700;fill:#6cb6ff}.rail{fill:#6cb6ff;opacity:.8}.prompt{fill:#8ddb8c}
"""


def pieces(line):
    """(look, text) of each part of a line."""
    look = ""
    for part in re.split(r"(\x1b\[[\d;]*m)", line):
        if part.startswith("\x1b"):
            code = part[2:-1]
            if code not in LOOKS:
                sys.exit(f"make_picture.py: no look for the colour {code}")
            look = LOOKS[code]
        elif part:
            yield look, part


def drawn(line, number):
    """One line of text. Each part is placed by itself and given its width: the fonts of readers differ."""
    y, column, text = BAR + EDGE + number * LINE, 0, ""
    for look, part in line:
        visible = part.lstrip(" ")
        column += len(part) - len(visible)
        if visible:
            attributes = f' class="{look}"' if look else ""
            text += (
                f'<text x="{EDGE + column * LETTER:.1f}" y="{y}" textLength="{len(visible) * LETTER:.1f}"'
                f' lengthAdjust="spacingAndGlyphs"{attributes}>{html.escape(visible, quote=False)}</text>\n'
            )
        column += len(visible)
    return text, column


def main(command):
    lines = [[("prompt", "$ "), ("bold", command)]]
    lines += [list(pieces(line)) for line in sys.stdin.read().rstrip("\n").split("\n")]
    rows = [drawn(line, number) for number, line in enumerate(lines)]
    width = round(max(columns for _, columns in rows) * LETTER + 2 * EDGE)
    height = BAR + EDGE + len(lines) * LINE
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">\n'
        f"<title>What dexlint prints</title>\n<style>{STYLE}</style>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="#1b1f27"/>\n'
        '<circle cx="18" cy="16" r="5" fill="#ff5f57"/><circle cx="36" cy="16" r="5" fill="#febc2e"/>'
        '<circle cx="54" cy="16" r="5" fill="#28c840"/>'
    )
    print("".join(text for text, _ in rows) + "</svg>")


main(sys.argv[1])
