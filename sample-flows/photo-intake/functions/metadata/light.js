// How light and dark a photo is, without decoding it: the first coefficient of every 8 x 8 block is the
// block's mean. Only the Huffman codes are undone; the other coefficients are stepped over.

const BINS = 16;

/// A histogram of the brightness of all blocks, dark to light, and its mean from 0 to 255;
/// null if it is no baseline JPEG in grey or YCbCr.
function light(photo, { all, frame }) {
  const scan = all.at(-1);
  if (!frame.baseline || frame.components.length > 3 || scan.body[0] !== frame.components.length) return null;

  const components = scanned(frame, scan, tables(all), quantizers(all));
  const luma = components[0];
  const levels = [];
  for (const [component, coefficient] of firstCoefficients(photo, frame, components, scan.end, restartInterval(all))) {
    if (component === luma) levels.push(Math.min(255, Math.max(0, (coefficient * luma.step) / 8 + 128)));
  }
  const histogram = new Array(BINS).fill(0);
  for (const level of levels) histogram[Math.min(BINS - 1, Math.floor((level * BINS) / 256))]++;
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return { mean: Number(mean.toFixed(1)), blocks: levels.length, histogram };
}

/// The frame's components in the scan's order, each with its Huffman tables and the step of its first coefficient.
function scanned(frame, scan, huffman, steps) {
  const single = frame.components.length === 1; // then a unit is one block, whatever the sampling says
  return Array.from({ length: scan.body[0] }, (_, i) => {
    const [id, choice] = scan.body.subarray(1 + 2 * i, 3 + 2 * i);
    const component = frame.components.find((each) => each.id === id);
    const blocks = single ? 1 : component.across * component.down;
    return { blocks, step: steps.get(component.quantizer), dc: huffman.get(choice >> 4), ac: huffman.get(0x10 | (choice & 15)), last: 0 };
  });
}

function* firstCoefficients(photo, frame, components, start, interval) {
  const bits = bitReader(photo, start);
  const widest = components.length === 1 ? 1 : Math.max(...frame.components.map((each) => each.across));
  const tallest = components.length === 1 ? 1 : Math.max(...frame.components.map((each) => each.down));
  const units = Math.ceil(frame.width / (8 * widest)) * Math.ceil(frame.height / (8 * tallest));
  for (let unit = 0; unit < units; unit++) {
    if (interval && unit > 0 && unit % interval === 0) {
      bits.restart();
      for (const component of components) component.last = 0;
    }
    for (const component of components) {
      for (let block = 0; block < component.blocks; block++) {
        component.last += bits.signed(bits.symbol(component.dc));
        stepOver(bits, component.ac);
        yield [component, component.last];
      }
    }
  }
}

/// Reads past the 63 other coefficients of a block: (zeros before it, size) pairs up to the end-of-block code.
function stepOver(bits, table) {
  for (let place = 1; place < 64; place++) {
    const code = bits.symbol(table);
    if (code === 0) return;
    place += code >> 4;
    bits.take(code & 15);
  }
}

function bitReader(photo, start) {
  let at = start;
  let held = 0; // bits not yet taken, the newest at the right
  let count = 0;
  const fill = (wanted) => {
    while (count < wanted) {
      let next = photo[at] ?? 0;
      if (next === 0xff) {
        if (photo[at + 1] === 0x00) at += 2; // a stuffed byte
        else next = 0; // a marker: the data is over
      } else {
        at++;
      }
      held = ((held << 8) | next) & 0xffffff;
      count += 8;
    }
  };
  const take = (wanted) => {
    if (wanted === 0) return 0;
    fill(wanted);
    count -= wanted;
    return (held >> count) & ((1 << wanted) - 1);
  };
  return {
    take,
    symbol(table) {
      fill(16);
      const entry = table[(held >> (count - 16)) & 0xffff];
      count -= entry >> 8;
      return entry & 0xff;
    },
    /// A number of so many bits, where a leading 0 means negative.
    signed(size) {
      const value = take(size);
      return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    },
    restart() {
      held = count = 0;
      while (!(photo[at] === 0xff && photo[at + 1] >= 0xd0 && photo[at + 1] <= 0xd7) && at < photo.length) at++;
      at += 2;
    },
  };
}

/// Each Huffman table as a look-up of the next 16 bits: code length in the high byte, symbol in the low one.
function tables(all) {
  const found = new Map();
  for (const { body } of all.filter((part) => part.name === "DHT")) {
    for (let at = 0; at + 17 <= body.length; ) {
      const lengths = body.subarray(at + 1, at + 17);
      const table = new Uint16Array(1 << 16);
      let code = 0;
      let symbol = at + 17;
      for (let length = 1; length <= 16; length++, code <<= 1) {
        for (let i = 0; i < lengths[length - 1]; i++, code++, symbol++) {
          table.fill((length << 8) | body[symbol], code << (16 - length), (code + 1) << (16 - length));
        }
      }
      found.set(body[at], table);
      at = symbol;
    }
  }
  return found;
}

/// The step of the first coefficient in each quantization table.
function quantizers(all) {
  const found = new Map();
  for (const { body } of all.filter((part) => part.name === "DQT")) {
    for (let at = 0; at < body.length; ) {
      const wide = body[at] >> 4 !== 0;
      found.set(body[at] & 15, wide ? body.readUInt16BE(at + 1) : body[at + 1]);
      at += wide ? 129 : 65;
    }
  }
  return found;
}

function restartInterval(all) {
  return all.find((part) => part.name === "DRI")?.body.readUInt16BE(0) ?? 0;
}

module.exports = { light };
