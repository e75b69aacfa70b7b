"""The results as Markdown and as a plot."""

import html

OURS = "dateline"
NAMES = {
    "body f1": "body F1",
    "body exact": "body exact",
    "pieces f1": "pieces F1",
    "title exact": "title",
    "author exact": "authors",
    "date right": "date",
}
EXPLANATION = """`bench/quality/run` writes this; [bench/README.md](../README.md) says how each program was run. Body F1 is of shingles of four words, and
body exact the share of pages without a wrong or missing one; pieces F1 is of pieces of text that must be in the body or out of it. Title,
authors (the whole set) and date (the day) are shares of the pages for which the gold has them. "-" is what a program does not give."""
NEEDS = {"title exact": "title", "author exact": "author", "date right": "date"}  # what a peer must give to be measured


def keys_of(results, name):
    return [key for key in NAMES if key in results["tools"][OURS]["figures"][name]]


def figure(tool, name, key):
    """None where the tool does not give what is measured."""
    if NEEDS.get(key) and NEEDS[key] not in tool["gives"]:
        return None
    return tool["figures"].get(name, {}).get(key)


def best_peer(results, name, key):
    """(value, label) of the best of the others."""
    values = [(figure(tool, name, key), tool["label"]) for tool_name, tool in results["tools"].items() if tool_name != OURS]
    return max(((value, label) for value, label in values if value is not None), default=(None, ""))


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(results, columns):
    """A row for each tool; `columns` are (set, key, heading). The best of a column is bold."""
    best = {(name, key): max(figure(tool, name, key) or 0 for tool in results["tools"].values()) for name, key, _ in columns}

    def cell(tool, name, key):
        value = figure(tool, name, key)
        if value is None:
            return "-"
        return f"**{value:.3f}**" if value == best[name, key] else f"{value:.3f}"

    lines = [row(["", *(heading for *_, heading in columns)]), row(["---", *["---:"] * len(columns)])]
    for tool in results["tools"].values():
        lines.append(row([f"{tool['label']} {tool['version']}", *(cell(tool, name, key) for name, key, _ in columns)]))
    return "\n".join(lines)


def summary(results):
    """The table for README: the text of the articles, on each set."""
    columns = []
    for name, pages in results["pages"].items():
        key = keys_of(results, name)[0]
        columns.append((name, key, f"{name}, {pages} pages: {NAMES[key]}"))
    return table(results, columns)


def document(results):
    """results.md: every figure, a table for each set."""
    parts = ["# How exactly dateline and its peers read the gold corpora", "", EXPLANATION]
    for name, pages in results["pages"].items():
        columns = [(name, key, NAMES[key]) for key in keys_of(results, name)]
        parts += ["", f"## {name}, {pages} pages", "", table(results, columns)]
    shares = [f"{name} {figures['answered']:.3f}" for name, figures in results["tools"][OURS]["figures"].items() if "answered" in figures]
    parts += ["", "## Articles and other pages", "", f"Of the articles of each set dateline answers: {', '.join(shares)}."]
    for name, figures in results["tools"][OURS]["figures"].items():
        if "refused" in figures:
            parts.append(f"Of {name}, pages that are no article, it refuses {figures['refused']:.3f}.")
    return "\n".join(parts) + "\n"


# The plot: a row for each set and figure, a dot for each tool.
WIDTH, LEFT, RIGHT, TOP, STEP = 860, 190, 260, 46, 18
OUR_COLOUR, PEER_COLOUR = "#06c", "#999"


def x_of(value):
    return LEFT + (WIDTH - LEFT - RIGHT) * value


def text(x, y, content, **attributes):
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{html.escape(content)}</text>'


def dot(value, y, radius, colour, title):
    return f'<circle cx="{x_of(value):.1f}" cy="{y}" r="{radius}" fill="{colour}"><title>{html.escape(title)} {value:.3f}</title></circle>'


def plot_row(results, name, key, y):
    lines = [text(LEFT - 10, y + 4, NAMES[key], text_anchor="end")]
    for tool_name, tool in results["tools"].items():
        value = figure(tool, name, key)
        if tool_name != OURS and value is not None:
            lines.append(dot(value, y, 4, PEER_COLOUR, tool["label"]))
    ours = results["tools"][OURS]["figures"][name][key]
    lines.append(dot(ours, y, 5, OUR_COLOUR, OURS))
    value, label = best_peer(results, name, key)
    lines.append(text(WIDTH - RIGHT + 14, y + 4, f"{ours:.3f}", fill=OUR_COLOUR))
    if value is not None:
        lines.append(text(WIDTH - RIGHT + 60, y + 4, f"{value:.3f} {label}"))
    return lines


def plot(results):
    """SVG."""
    lines, y = [], TOP
    for name, pages in results["pages"].items():
        lines.append(text(10, y + 4, f"{name}, {pages} pages", font_weight="bold"))
        for key in keys_of(results, name):
            y += STEP
            lines += plot_row(results, name, key, y)
        y += STEP + 10
    bottom = y - STEP
    grid = []
    for tenth in range(0, 11, 2):
        x = x_of(tenth / 10)
        grid.append(f'<path d="M{x:.1f} {TOP - 14}V{bottom}" stroke="#ddd"/>')
        grid.append(text(x, bottom + 16, f"{tenth / 10:.1f}", text_anchor="middle"))
    heading = [
        text(WIDTH - RIGHT + 14, 18, OURS, fill=OUR_COLOUR),
        text(WIDTH - RIGHT + 80, 18, "and the best of the others"),
    ]
    size = f'viewBox="0 0 {WIDTH} {bottom + 26}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    background = f'<rect width="{WIDTH}" height="{bottom + 26}" fill="white"/>'
    return "\n".join([start, background, *grid, *heading, *lines, "</svg>"]) + "\n"


def with_block(document_text, marker, block):
    """The document with `block` between the comments "MARKER:" and "end of MARKER"."""
    before, begin, rest = document_text.partition(f"<!-- {marker}:")
    comment, close, rest = rest.partition("-->\n")
    _, end, after = rest.partition(f"<!-- end of {marker} -->")
    if not (begin and close and end):
        raise ValueError(f"the document has no block {marker}")
    return f"{before}{begin}{comment}{close}{block.rstrip()}\n{end}{after}"
