// The kept requests as columns of small numbers, which is far shorter than an object each. Pages and sources are
// numbered in the order they appear; a visitor is an address with a browser, and leaves here as a number only.

class Columns {
  #own; // the site's own host
  #requests = [];
  #pages = new Numbers();
  #sources = new Numbers();
  #visitors = new Numbers();

  constructor(site) {
    this.#own = host(site);
  }

  add(request) {
    this.#requests.push({
      time: request.time,
      offset: request.offset,
      page: this.#pages.of(request.path),
      source: this.#sources.of(this.#source(request.referrer)),
      visitor: this.#visitors.of(`${request.address} ${request.agent}`),
      status: request.status,
      bytes: request.bytes,
    });
  }

  #source(referrer) {
    const from = host(referrer);
    if (from === null) return "direct";
    return from === this.#own ? "internal" : from;
  }

  /// The first and the last minute, in the log's own time zone; null if nothing was kept.
  period() {
    if (this.#requests.length === 0) return null;
    const { offset } = this.#requests[0];
    const minutes = this.#minutes();
    return { from: stamp(minutes.first, offset), to: stamp(minutes.last, offset), minutes: minutes.last - minutes.first + 1 };
  }

  /// Row i of the log is page[i], source[i] (both numbers of a name), visitor[i], minute[i] since the first, status[i], bytes[i].
  result() {
    const { first } = this.#minutes();
    const column = (value) => this.#requests.map(value);
    return {
      pages: this.#pages.names,
      sources: this.#sources.names,
      page: column((each) => each.page),
      source: column((each) => each.source),
      visitor: column((each) => each.visitor),
      minute: column((each) => minuteOf(each) - first),
      status: column((each) => each.status),
      bytes: column((each) => each.bytes),
    };
  }

  #minutes() {
    let first = Infinity;
    let last = -Infinity;
    for (const request of this.#requests) {
      first = Math.min(first, minuteOf(request));
      last = Math.max(last, minuteOf(request));
    }
    return { first, last };
  }
}

/// Gives each name a number, the same one for the same name.
class Numbers {
  names = [];
  #known = new Map();

  of(name) {
    if (!this.#known.has(name)) {
      this.#known.set(name, this.names.length);
      this.names.push(name);
    }
    return this.#known.get(name);
  }
}

const minuteOf = ({ time }) => Math.floor(time / 60_000);

function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
}

function stamp(minute, offset) {
  const local = new Date((minute + offset) * 60_000).toISOString().slice(0, 16);
  const size = Math.abs(offset);
  const two = (number) => String(number).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

module.exports = { Columns };
