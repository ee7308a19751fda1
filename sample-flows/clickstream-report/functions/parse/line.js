// One line of an access log in the combined format of Apache httpd and nginx.

const COMBINED = /^(\S+) \S+ \S+ \[([^\]]+)\] "([A-Z]+) (\S+) HTTP\/[\d.]+" (\d{3}) (\d+|-) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"$/;
const STAMP = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ROBOT = /bot\b|crawl|spider|slurp|curl|wget|zgrab|python-requests|uptime/i;
const ASSET = /\.(css|js|mjs|map|svg|png|jpe?g|webp|avif|gif|ico|woff2?)$/i;

/// The request that a line tells of; null if the line is no such thing.
function parseLine(line) {
  const found = COMBINED.exec(line);
  if (!found) return null;
  const [, address, stamp, method, target, status, bytes, referrer, agent] = found;
  const time = parseTime(stamp);
  const path = plainPath(target);
  if (!time || path === null) return null;
  return { address, ...time, method, path, status: Number(status), bytes: bytes === "-" ? 0 : Number(bytes), referrer, agent };
}

/// The moment in milliseconds and the log's own offset from UTC in minutes.
function parseTime(stamp) {
  const found = STAMP.exec(stamp);
  const month = found ? MONTHS.indexOf(found[2]) : -1;
  if (month < 0) return null;
  const [day, , year, hour, minute, second] = found.slice(1, 7).map(Number);
  const offset = (found[7] === "-" ? -1 : 1) * (Number(found[8]) * 60 + Number(found[9]));
  return { time: Date.UTC(year, month, day, hour, minute, second) - offset * 60_000, offset };
}

/// The path alone, decoded, so that one page has one name; null if it cannot be decoded.
function plainPath(target) {
  try {
    const path = decodeURIComponent(target.split(/[?#]/)[0]);
    return path.length > 1 ? path.replace(/\/+$/, "") : path;
  } catch {
    return null;
  }
}

const isRobot = ({ agent, path }) => ROBOT.test(agent) || path === "/robots.txt";
const isAsset = ({ path }) => ASSET.test(path);

module.exports = { parseLine, isRobot, isAsset };
