// Reads an EXIF block: a TIFF file in miniature, whose directories hold tagged values.

const TAG = {
  make: 0x010f, model: 0x0110, orientation: 0x0112, software: 0x0131, changed: 0x0132, details: 0x8769, position: 0x8825,
  exposureTime: 0x829a, aperture: 0x829d, iso: 0x8827, taken: 0x9003, offset: 0x9011, focalLength: 0x920a,
};
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4, altitudeRef: 5, altitude: 6 };
const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }; // bytes of a value, by its type

/// What the block says, in plain words and numbers; with no block, all of it unknown.
function exif(block) {
  const main = block ? directory(block, reader(block).u32(4)) : new Map();
  const sub = (tag) => (main.has(tag) ? directory(block, main.get(tag)[0]) : new Map());
  const details = sub(TAG.details);
  const one = (values, tag) => values.get(tag)?.[0] ?? null;
  return {
    orientation: one(main, TAG.orientation) ?? 1,
    camera: { make: text(main.get(TAG.make)), model: text(main.get(TAG.model)), software: text(main.get(TAG.software)) },
    taken: time(text(details.get(TAG.taken)) ?? text(main.get(TAG.changed)), text(details.get(TAG.offset))),
    exposure: {
      seconds: one(details, TAG.exposureTime),
      aperture: one(details, TAG.aperture),
      iso: one(details, TAG.iso),
      focalLengthMm: one(details, TAG.focalLength),
    },
    position: position(sub(TAG.position)),
  };
}

function reader(block) {
  const little = block.toString("latin1", 0, 2) === "II";
  return {
    u16: (at) => (little ? block.readUInt16LE(at) : block.readUInt16BE(at)),
    u32: (at) => (little ? block.readUInt32LE(at) : block.readUInt32BE(at)),
    i32: (at) => (little ? block.readInt32LE(at) : block.readInt32BE(at)),
  };
}

/// One directory as a map from tag to values. An entry that points outside the block is left out.
function directory(block, start) {
  const read = reader(block);
  const entries = new Map();
  if (start + 2 > block.length) return entries;
  for (let i = 0, at = start + 2; i < read.u16(start) && at + 12 <= block.length; i++, at += 12) {
    const type = read.u16(at + 2);
    const count = read.u32(at + 4);
    const length = (SIZES[type] ?? 0) * count;
    const from = length <= 4 ? at + 8 : read.u32(at + 8);
    if (length > 0 && from + length <= block.length) {
      entries.set(read.u16(at), values(block, read, type, count, from));
    }
  }
  return entries;
}

function values(block, read, type, count, from) {
  if (type === 2) return [block.toString("utf8", from, from + count)];
  const one = {
    3: (at) => read.u16(at),
    4: (at) => read.u32(at),
    5: (at) => read.u32(at) / read.u32(at + 4),
    9: (at) => read.i32(at),
    10: (at) => read.i32(at) / read.i32(at + 4),
  }[type] ?? ((at) => block[at]);
  return Array.from({ length: count }, (_, i) => one(from + i * SIZES[type]));
}

/// Text up to its closing NUL, or null.
function text(values) {
  const plain = typeof values?.[0] === "string" ? values[0].split("\0")[0].trim() : "";
  return plain === "" ? null : plain;
}

/// "2026:06:14 21:17:42" and "+02:00" as one RFC 3339 time; without an offset it is the camera's local time.
function time(stamp, offset) {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(stamp ?? "");
  return found ? `${found[1]}-${found[2]}-${found[3]}T${found[4]}${offset ?? ""}` : null;
}

function position(tags) {
  if (!tags.has(GPS.latitude) || !tags.has(GPS.longitude)) return null;
  const degrees = (tag, ref, negative) => {
    const [d, m = 0, s = 0] = tags.get(tag);
    const size = d + m / 60 + s / 3600;
    return round(text(tags.get(ref)) === negative ? -size : size, 6);
  };
  const height = tags.get(GPS.altitude)?.[0];
  return {
    latitude: degrees(GPS.latitude, GPS.latitudeRef, "S"),
    longitude: degrees(GPS.longitude, GPS.longitudeRef, "W"),
    altitudeM: height === undefined ? null : round(tags.get(GPS.altitudeRef)?.[0] === 1 ? -height : height, 1),
  };
}

const round = (value, places) => Number(value.toFixed(places));

module.exports = { exif };
