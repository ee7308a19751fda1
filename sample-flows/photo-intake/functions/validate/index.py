"""Refuses what is not a whole, large enough JPEG, and tells the later steps what it is.

Takes  {"bucket", "key", "data"}: data is the file in base64. Without it the object is read from the bucket.
       The notices that S3 and EventBridge send about a new object are understood as well.
Gives  {"bucket", "key", "bytes", "width", "height"} and the data, if it came with the event.
Raises NotAPhoto, CorruptPhoto or PhotoTooSmall; each says what is wrong with which object.
"""

import base64
import binascii
import os
from urllib.parse import unquote_plus

START_OF_IMAGE = b"\xff\xd8\xff"
END_OF_IMAGE = b"\xff\xd9"
START_OF_SCAN = 0xDA
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the markers that carry the dimensions


class BadPhoto(Exception):
    """What all refusals have in common."""


class NotAPhoto(BadPhoto):
    pass


class CorruptPhoto(BadPhoto):
    pass


class PhotoTooSmall(BadPhoto):
    pass


def handler(event, context):
    bucket, key = address(event)
    print(f"{key} from bucket {bucket}")
    photo = content(event, bucket, key)
    print(f"{len(photo):,} bytes")
    width, height = dimensions(photo, key)
    print(f"{width} x {height} pixels")

    smallest = int(os.environ.get("MIN_SIDE", "64"))
    if min(width, height) < smallest:
        raise PhotoTooSmall(f"{key}: {width} x {height} pixels, but each side must have at least {smallest}")

    print("accepted")
    accepted = {"bucket": bucket, "key": key, "bytes": len(photo), "width": width, "height": height}
    return accepted | ({"data": event["data"]} if "data" in event else {})


def address(event):
    """The bucket and key, from the event itself or from a notice about a new object."""
    if "Records" in event:
        s3 = event["Records"][0]["s3"]
        return s3["bucket"]["name"], unquote_plus(s3["object"]["key"])
    if "detail" in event:
        return event["detail"]["bucket"]["name"], event["detail"]["object"]["key"]
    return event["bucket"], event["key"]


def content(event, bucket, key):
    if "data" not in event:
        import boto3  # part of the cloud's Python runtime

        return boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    try:
        return base64.b64decode(event["data"], validate=True)
    except binascii.Error as error:
        raise CorruptPhoto(f"{key}: the data is not base64 ({error})") from error


def dimensions(photo, key):
    """Width and height from the frame header; walks every segment up to the picture and looks for its end."""
    if not photo.startswith(START_OF_IMAGE):
        raise NotAPhoto(f"{key}: no JPEG: it starts with {photo[:4].hex(' ') or 'nothing'}, not ff d8 ff")
    size = None
    at = 2
    while True:
        marker, body, at = segment(photo, at, key)
        if marker in FRAMES and len(body) >= 6:
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
        if marker == START_OF_SCAN:
            break
    if size is None or 0 in size:
        raise CorruptPhoto(f"{key}: the JPEG does not say how large the picture is")
    if photo.find(END_OF_IMAGE, at) < 0:
        raise CorruptPhoto(f"{key}: the JPEG breaks off after {len(photo):,} bytes, in the middle of the picture")
    return size


def segment(photo, at, key):
    """The segment at a place: its marker, its body, and where the next one starts."""
    if at + 4 > len(photo):
        raise CorruptPhoto(f"{key}: the JPEG breaks off after {len(photo):,} bytes, before the picture starts")
    if photo[at] != 0xFF:
        raise CorruptPhoto(f"{key}: byte {at:,} should start a JPEG segment, but is {photo[at]:02x}")
    if photo[at + 1] == 0xFF:  # padding
        return segment(photo, at + 1, key)
    end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
    if end > len(photo):
        raise CorruptPhoto(f"{key}: the JPEG breaks off after {len(photo):,} bytes, inside a header that needs {end:,}")
    return photo[at + 1], photo[at + 4 : end], end
