#!/usr/bin/env python3
"""Draws every icon, with its name, at 16, 24 and 48 pixels on light and on dark, as one picture.

    apt-get install librsvg2-bin
    python3 contact-sheet.py icons.png
"""

import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent / "src/main/resources/dev/sluice/icons"
COLUMNS, CELL_WIDTH, CELL_HEIGHT = 9, 140, 92
LIGHT, DARK = ("#ffffff", "#24292f"), ("#1c2128", "#d6dde4")


def placed(svg, x, y, size, colour):
    """The icon as a nested picture; the renderer resolves currentColor by the colour around it."""
    return re.sub(r'width="\d+" height="\d+"', f'x="{x}" y="{y}" width="{size}" height="{size}" color="{colour}"', svg, count=1)


def cell(file, x, y, colour):
    svg = file.read_text()
    pictures = placed(svg, x + 8, y + 32, 16, colour) + placed(svg, x + 34, y + 28, 24, colour) + placed(svg, x + 72, y + 12, 48, colour)
    return f'{pictures}<text x="{x + 8}" y="{y + 80}" font-family="sans-serif" font-size="11" fill="{colour}">{file.stem}</text>'


def sheet(files):
    rows = -(-len(files) // COLUMNS)
    width, half = COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{2 * half}">']
    for top, (paper, ink) in ((0, LIGHT), (half, DARK)):
        parts.append(f'<rect y="{top}" width="{width}" height="{half}" fill="{paper}"/>')
        for number, file in enumerate(files):
            parts.append(cell(file, number % COLUMNS * CELL_WIDTH, top + number // COLUMNS * CELL_HEIGHT, ink))
    return "".join(parts) + "</svg>"


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else "icons.png"
    picture = sheet(sorted(FOLDER.glob("*.svg")))
    subprocess.run(["rsvg-convert", "--unlimited", "-o", target], input=picture.encode(), check=True)


if __name__ == "__main__":
    main()
