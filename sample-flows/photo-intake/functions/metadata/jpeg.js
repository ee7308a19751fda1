// The segments of a JPEG file, up to and including the first scan's header.

const NAMES = { 0xc4: "DHT", 0xda: "SOS", 0xdb: "DQT", 0xdd: "DRI", 0xfe: "COM" };
const NO_FRAME = [0xc4, 0xc8, 0xcc];

/// All segments in order, and those that others need: the frame (how large, which components) and the EXIF block.
function segments(photo) {
  const parts = { all: [], frame: null, exif: null };
  for (let at = 2; at + 4 <= photo.length; ) {
    if (photo[at + 1] === 0xff) {
      at++; // padding
      continue;
    }
    const marker = photo[at + 1];
    const end = at + 2 + photo.readUInt16BE(at + 2);
    const part = { marker, name: nameOf(marker), body: photo.subarray(at + 4, end), end };
    parts.all.push(part);
    if (isFrame(marker)) {
      parts.frame = frame(part);
    } else if (marker === 0xe1 && part.body.toString("latin1", 0, 6) === "Exif\0\0") {
      parts.exif = part.body.subarray(6);
    } else if (marker === 0xda) {
      return parts;
    }
    at = end;
  }
  throw new Error("the JPEG has no picture");
}

const isFrame = (marker) => marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker);

function nameOf(marker) {
  if (isFrame(marker)) return `SOF${marker - 0xc0}`;
  if (marker >= 0xe0 && marker <= 0xef) return `APP${marker - 0xe0}`;
  return NAMES[marker] ?? marker.toString(16);
}

function frame({ marker, body }) {
  const components = [];
  for (let i = 0; i < body[5]; i++) {
    const at = 6 + 3 * i;
    components.push({ id: body[at], across: body[at + 1] >> 4, down: body[at + 1] & 15, quantizer: body[at + 2] });
  }
  return { baseline: marker === 0xc0 || marker === 0xc1, height: body.readUInt16BE(1), width: body.readUInt16BE(3), components };
}

module.exports = { segments };
