"""The picture of how a file becomes findings, as SVG in the colours of the page."""
from html import escape

# What happens, what it is about, where it stands.
steps = [
    ("walk", "folders, .gitignore, charts: files in units", "linter/input"),
    ("gate", "which documents hold a word that a rule wakes on", "linter/input"),
    ("parse", "YAML, JSON, HCL: one tree that knows every byte", "linter/input"),
    ("recognise", "connector, Secret, values; base64 and texts in texts are opened", "linter/recognise"),
    ("judge", "rules and packs look at what was recognised", "rules"),
    ("settle", "one leak, one finding; ignores, config, baseline", "linter/engine"),
    ("print", "text, SARIF, GitLab …: never a secret", "formatters"),
]
beside = {3: ("flow", "which values a chart's templates write into Secrets", "linter/flow")}
width, height, gap, left, right = 360, 62, 26, 20, 440


def box(x, y, step):
    name, about, folder = step
    lines = [about] if len(about) <= 48 else [about[:about.rindex(" ", 0, 48)], about[about.rindex(" ", 0, 48) + 1:]]
    top = y + 26 if len(lines) == 1 else y + 19
    words = "".join(f'<text x="{x + 14}" y="{top + 18 * (i + 1)}" class="small">{escape(line)}</text>'
                    for i, line in enumerate(lines))
    return (f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'
            f'<text x="{x + 14}" y="{top}">{name}</text>'
            f'<text x="{x + width - 14}" y="{top}" class="small folder">{folder}</text>{words}')


def arrow(path):
    return f'<path d="{path}" marker-end="url(#tip)"/>'


def data_flow():
    parts = []
    for number, step in enumerate(steps):
        y = 10 + number * (height + gap)
        parts.append(box(left, y, step))
        if number + 1 < len(steps):
            parts.append(arrow(f"M{left + width / 2} {y + height} v{gap - 7}"))
        if number in beside:
            parts.append(box(right, y, beside[number]))
            parts.append(arrow(f"M{right} {y + height / 2} H{left + width + 7}"))
    total = 10 + len(steps) * (height + gap)
    return (f'<figure><svg viewBox="0 0 820 {total}" width="820" role="img" aria-label="How a file becomes findings">'
            "<style>svg rect{fill:var(--shade);stroke:currentColor;stroke-opacity:.5}svg path{fill:none;stroke:currentColor}"
            "svg text{fill:currentColor;font:bold 15px system-ui,sans-serif}svg text.small{font:13px system-ui,sans-serif}"
            "svg text.folder{text-anchor:end;opacity:.65}</style>"
            '<defs><marker id="tip" viewBox="0 0 10 10" refX="3" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
            '<path d="M0 0L10 5L0 10z" style="fill:currentColor;stroke:none"/></marker></defs>'
            f'{"".join(parts)}</svg><figcaption>Bytes flow one way: each step turns one value into the next, and none '
            "calls back.</figcaption></figure>\n")
