"""Makes upright thumbnails of a photo, each with the best quality that fits its share of bytes.

Takes  {"bucket", "key", "data"}: data is the JPEG in base64. Without it the object is read from the bucket.
Gives  {"key", "thumbnails": [{"width", "height", "bytes", "quality", "data"}, …]}, the largest first.
Set by environment: SIDES, the longest sides in pixels; BITS_PER_PIXEL, how much a thumbnail may weigh.
"""

import base64
import io
import os

from PIL import Image, ImageFilter, ImageOps


def handler(event, context):
    key = event["key"]
    sides = sorted((int(side) for side in os.environ.get("SIDES", "640,320,160").split(",")), reverse=True)
    bits = float(os.environ.get("BITS_PER_PIXEL", "1.5"))

    photo = upright(content(event))
    print(f"{key} decoded, {photo.width} x {photo.height} pixels when upright")

    thumbnails = []
    for side in sides:
        small = shrink(photo, side)
        quality, data = best_fit(small, limit=int(small.width * small.height * bits / 8))
        print(f"{small.width} x {small.height}, quality {quality}, {len(data):,} bytes")
        thumbnails.append(
            {
                "width": small.width,
                "height": small.height,
                "bytes": len(data),
                "quality": quality,
                "data": base64.b64encode(data).decode(),
            }
        )
    return {"key": key, "thumbnails": thumbnails}


def content(event):
    if "data" in event:
        return base64.b64decode(event["data"])
    import boto3  # part of the cloud's Python runtime

    return boto3.client("s3").get_object(Bucket=event["bucket"], Key=event["key"])["Body"].read()


def upright(data):
    """The picture as a viewer shows it: turned as its EXIF orientation says, in plain RGB."""
    with Image.open(io.BytesIO(data)) as photo:
        return ImageOps.exif_transpose(photo).convert("RGB")


def shrink(photo, side):
    """A copy whose longest side has at most so many pixels; never larger than the original."""
    scale = min(1, side / max(photo.size))
    size = tuple(max(1, round(length * scale)) for length in photo.size)
    small = photo.resize(size, Image.Resampling.LANCZOS)
    return small.filter(ImageFilter.UnsharpMask(radius=0.8, percent=60, threshold=2))


def best_fit(picture, limit, lowest=35, highest=95):
    """The highest JPEG quality whose file is not above the limit, and that file; at worst the lowest quality."""
    best = lowest, jpeg(picture, lowest)
    low, high = lowest + 1, highest
    while low <= high:
        middle = (low + high) // 2
        data = jpeg(picture, middle)
        if len(data) <= limit:
            best = middle, data
            low = middle + 1
        else:
            high = middle - 1
    return best


def jpeg(picture, quality):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()
