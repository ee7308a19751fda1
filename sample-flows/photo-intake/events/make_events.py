#!/usr/bin/env python3
"""Makes the sample events of this folder: a photo-like JPEG with EXIF, and broken ones.

    apt-get install python3-pil
    python3 make_events.py

The picture is drawn from a fixed seed, so the same Pillow gives the same bytes.
"""

import base64
import io
import json
import math
import pathlib
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from PIL.TiffImagePlugin import IFDRational

HERE = pathlib.Path(__file__).parent
SEED = 20260614
WIDTH, HEIGHT = 1800, 2400  # as seen by a viewer; the camera was held upright
HORIZON = 1500
BUCKET, KEY = "photos", "uploads/2026/06/14/lake-at-dusk.jpg"
PAYLOAD_LIMIT = 262_144  # bytes of one step's input or output in AWS Step Functions


def noise(rng, width, height, cell_x, cell_y):
    """One octave of smooth noise, 0..255, as wide as the picture."""
    columns, rows = math.ceil(width / cell_x) + 3, math.ceil(height / cell_y) + 3
    grid = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows))
    smooth = grid.resize((columns * cell_x, rows * cell_y), Image.Resampling.BICUBIC)
    return smooth.crop((cell_x, cell_y, cell_x + width, cell_y + height))


def fractal(rng, width, height, cell_x, cell_y, octaves):
    """Several octaves, each half as coarse and half as strong as the one before."""
    total = noise(rng, width, height, cell_x, cell_y)
    for octave in range(1, octaves):
        finer = noise(rng, width, height, max(2, cell_x >> octave), max(2, cell_y >> octave))
        total = ImageChops.add(total, ImageChops.subtract(finer, Image.new("L", finer.size, 128)).point(lambda v, k=octave: v >> (k - 1)))
        total = ImageChops.subtract(total, Image.new("L", total.size, 32 >> (octave - 1)))
    return total


def gradient(width, height, stops):
    """A vertical gradient through (position 0..1, colour) stops."""
    column = Image.new("RGB", (1, height))
    for y in range(height):
        at = y / (height - 1)
        (p0, c0), (p1, c1) = next((a, b) for a, b in zip(stops, stops[1:]) if a[0] <= at <= b[0])
        share = (at - p0) / (p1 - p0)
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(c0, c1)))
    return column.resize((width, height))


def ridge(rng, base, height, roughness):
    """The outline of a mountain range: sums of sines with random phases."""
    waves = [(rng.uniform(0.7, 1.3) * 2**k, rng.uniform(0, 2 * math.pi), roughness**k) for k in range(8)]
    scale = height / sum(w[2] for w in waves)
    return [
        base - scale * sum(a * (1 + math.sin(f * 2 * math.pi * x / WIDTH + p)) / 2 for f, p, a in waves)
        for x in range(0, WIDTH + 4, 4)
    ]


def sky(rng):
    picture = gradient(
        WIDTH,
        HORIZON,
        [(0, (24, 38, 84)), (0.45, (86, 82, 140)), (0.72, (214, 120, 104)), (0.9, (250, 178, 104)), (1, (255, 212, 140))],
    )
    clouds = fractal(rng, WIDTH, HORIZON, 620, 130, 5).filter(ImageFilter.GaussianBlur(3))
    veil = clouds.point(lambda v: max(0, min(190, (v - 118) * 3)))
    lit = gradient(WIDTH, HORIZON, [(0, (70, 70, 120)), (0.6, (226, 120, 122)), (1, (255, 190, 120))])
    picture.paste(lit, (0, 0), veil)
    glow = Image.new("L", (WIDTH, HORIZON), 0)
    sun = (WIDTH * 0.62, HORIZON * 0.83)
    for radius, strength in ((520, 40), (300, 60), (150, 90)):
        ring = Image.new("L", glow.size, 0)
        ImageDraw.Draw(ring).ellipse([sun[0] - radius, sun[1] - radius, sun[0] + radius, sun[1] + radius], fill=strength)
        glow = ImageChops.add(glow, ring.filter(ImageFilter.GaussianBlur(radius / 3)))
    picture.paste(Image.new("RGB", glow.size, (255, 236, 190)), (0, 0), glow)
    disc = Image.new("L", glow.size, 0)
    ImageDraw.Draw(disc).ellipse([sun[0] - 66, sun[1] - 66, sun[0] + 66, sun[1] + 66], fill=255)
    picture.paste(Image.new("RGB", glow.size, (255, 246, 214)), (0, 0), disc.filter(ImageFilter.GaussianBlur(2)))
    return picture


def mountains(rng, picture):
    layers = [
        (430, 0.55, (150, 104, 130)),
        (300, 0.58, (104, 76, 112)),
        (190, 0.60, (62, 52, 86)),
        (90, 0.66, (30, 30, 52)),
    ]
    for height, roughness, colour in layers:
        outline = ridge(rng, HORIZON, height, roughness)
        mask = Image.new("L", picture.size, 0)
        points = [(i * 4, y) for i, y in enumerate(outline)]
        ImageDraw.Draw(mask).polygon([(0, HORIZON), *points, (WIDTH, HORIZON)], fill=255)
        rock = fractal(rng, WIDTH, HORIZON, 90, 60, 4).point(lambda v: 96 + (v - 128) // 5)
        shaded = ImageChops.multiply(Image.new("RGB", picture.size, tuple(min(255, c * 2) for c in colour)), Image.merge("RGB", [rock] * 3))
        picture.paste(shaded, (0, 0), mask.filter(ImageFilter.GaussianBlur(1)))
    return picture


def lake(rng, above):
    depth = HEIGHT - HORIZON
    mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH, int(HORIZON * 0.95))).crop((0, 0, WIDTH, depth))
    mirrored = mirrored.filter(ImageFilter.GaussianBlur(2))
    rows = []
    shift = 0.0
    for y in range(depth):
        nearness = y / depth
        shift = 0.86 * shift + rng.gauss(0, 1) * (1 + 9 * nearness)
        rows.append(round(shift + math.sin(y / (3 + 12 * nearness)) * 7 * nearness))
    water = Image.new("RGB", (WIDTH, depth))
    for y, dx in enumerate(rows):
        line = mirrored.crop((0, y, WIDTH, y + 1))
        water.paste(line, (dx, y))
        if dx:
            edge = line.crop((0, 0, 1, 1)) if dx > 0 else line.crop((WIDTH - 1, 0, WIDTH, 1))
            water.paste(edge.resize((abs(dx), 1)), (0 if dx > 0 else WIDTH + dx, y))
    ripples = fractal(rng, WIDTH, depth, 240, 12, 3).point(lambda v: max(0, min(60, (v - 120) // 2)))
    water.paste(Image.new("RGB", water.size, (22, 30, 62)), (0, 0), ripples)
    water = water.filter(ImageFilter.GaussianBlur(1.6))
    return ImageChops.multiply(water, Image.new("RGB", water.size, (216, 212, 222)))


def shore(rng, picture):
    """Reeds in the foreground, dark against the water."""
    mask = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(mask)
    for _ in range(70):
        foot = rng.triangular(-60, WIDTH * 0.7, 0)
        length, lean = rng.uniform(180, 520), rng.gauss(20, 60)
        bend = [(foot + lean * t * t, HEIGHT - length * t) for t in (0, 0.25, 0.5, 0.75, 1)]
        draw.line(bend, fill=235, width=rng.choice((4, 5, 7)), joint="curve")
        if rng.random() < 0.35:
            x, y = bend[-1]
            draw.ellipse([x - 9, y - 52, x + 9, y + 20], fill=245)
    picture.paste(Image.new("RGB", picture.size, (14, 16, 26)), (0, 0), mask.filter(ImageFilter.GaussianBlur(1.2)))
    return picture


def photo():
    rng = random.Random(SEED)
    above = mountains(rng, sky(rng))
    whole = Image.new("RGB", (WIDTH, HEIGHT))
    whole.paste(above, (0, 0))
    whole.paste(lake(rng, above), (0, HORIZON))
    return shore(rng, whole)


def exif():
    """What a camera writes: maker, time, exposure, position; orientation 6 = turn right to view."""
    tags = Image.Exif()
    tags[0x010F] = "Sluice Optics"
    tags[0x0110] = "SO-1 Compact"
    tags[0x0112] = 6
    tags[0x0131] = "SO-1 firmware 2.4"
    tags[0x0132] = "2026:06:14 21:17:42"
    tags[0x8769] = {
        0x829A: IFDRational(1, 60),  # exposure time, s
        0x829D: IFDRational(28, 10),  # f-number
        0x8827: 400,  # ISO
        0x9003: "2026:06:14 21:17:42",  # time taken
        0x9011: "+02:00",  # its offset from UTC
        0x920A: IFDRational(265, 10),  # focal length, mm
        0xA002: HEIGHT,
        0xA003: WIDTH,
    }
    tags[0x8825] = {
        1: "N",
        2: (IFDRational(46), IFDRational(26), IFDRational(3348, 100)),
        3: "E",
        4: (IFDRational(9), IFDRational(50), IFDRational(1236, 100)),
        5: b"\x00",  # above sea level
        6: IFDRational(3980, 10),  # m
    }
    return tags


def jpeg(picture, quality, **options):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, **options)
    return out.getvalue()


def write(name, data, key=KEY):
    event = {"bucket": BUCKET, "key": key, "data": base64.b64encode(data).decode()}
    text = json.dumps(event, indent=2) + "\n"
    if len(text) >= PAYLOAD_LIMIT:
        raise SystemExit(f"{name}: {len(text)} bytes, the limit is {PAYLOAD_LIMIT}")
    (HERE / name).write_text(text)
    print(f"{name}: JPEG {len(data)} bytes, event {len(text)} bytes")


def main():
    as_stored = photo().transpose(Image.Transpose.ROTATE_90)
    whole = jpeg(as_stored, 62, subsampling="4:2:0", exif=exif(), dpi=(72, 72))
    write("photo.json", whole)
    write("corrupt.json", whole[: len(whole) * 2 // 5], KEY.replace("lake-at-dusk", "interrupted-upload"))
    small = as_stored.resize((64, 48), Image.Resampling.LANCZOS)
    write("too-small.json", jpeg(small, 80), KEY.replace("lake-at-dusk", "icon"))


if __name__ == "__main__":
    main()
