// Reads a web server's access log and keeps what people asked for: no robots, no assets, no broken lines.
//
// Takes  {site, log}: the log as text, {site, gzip}: the log as gzip in base64, or an HTTP request with the log as its body.
//        With none of them the log is fetched from LOG_URL.
// Gives  {log: {site, period, lines}, columns}: how many lines were kept and dropped, and the kept ones in columns.
// Raises NoLog (nothing to read), BadLog (it cannot be read) or LogTooLarge (the result would not fit a step's output).

const { gunzipSync } = require("node:zlib");
const { parseLine, isRobot, isAsset } = require("./line.js");
const { Columns } = require("./columns.js");

const PAYLOAD_LIMIT = 262_144; // bytes of one step's output in AWS Step Functions
const TELL_EVERY = 2_500; // lines
const TELL_MALFORMED = 5; // examples

exports.handler = async (event) => {
  const site = event.site ?? process.env.SITE ?? "";
  const lines = (await text(event)).split("\n");
  if (lines.at(-1) === "") lines.pop();
  console.log(`${lines.length} lines of ${site || "an unnamed site"}`);

  const count = { read: lines.length, malformed: 0, robots: 0, assets: 0, kept: 0 };
  const columns = new Columns(site);
  lines.forEach((line, number) => {
    const kind = sort(line, columns);
    count[kind]++;
    if (kind === "malformed" && count.malformed <= TELL_MALFORMED) console.log(`line ${number + 1} is no request: ${line.slice(0, 100)}`);
    if ((number + 1) % TELL_EVERY === 0) console.log(`${number + 1} lines read, ${count.kept} kept`);
  });
  console.log(`parse: kept ${count.kept}, dropped ${count.malformed} malformed, ${count.robots} of robots, ${count.assets} for assets`);

  return fitting({ log: { site, period: columns.period(), lines: count }, columns: columns.result() });
};

/// Adds the line to the columns if it is a person's request; says what it was.
function sort(line, columns) {
  const request = parseLine(line);
  if (!request) return "malformed";
  if (isRobot(request)) return "robots";
  if (isAsset(request)) return "assets";
  columns.add(request);
  return "kept";
}

async function text(event) {
  if (event.log !== undefined) return event.log;
  if (event.gzip) return unpacked(Buffer.from(event.gzip, "base64"));
  if (event.body) return unpacked(Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8"));
  return unpacked(await fetched(process.env.LOG_URL));
}

async function fetched(url) {
  if (!url) throw failure("NoLog", "the event carries no log, and LOG_URL does not say where to fetch one");
  console.log(`parse: fetching ${url}`);
  const answer = await fetch(url);
  if (!answer.ok) throw failure("NoLog", `${url} answered ${answer.status} ${answer.statusText}`);
  return Buffer.from(await answer.arrayBuffer());
}

/// The text of a file that may be compressed; gzip is known by its first two bytes.
function unpacked(file) {
  if (file[0] !== 0x1f || file[1] !== 0x8b) return file.toString("utf8");
  try {
    return gunzipSync(file).toString("utf8");
  } catch (error) {
    throw failure("BadLog", `the gzip data is damaged: ${error.message}`);
  }
}

function fitting(result) {
  const size = Buffer.byteLength(JSON.stringify(result));
  if (size > PAYLOAD_LIMIT) {
    throw failure("LogTooLarge", `${result.log.lines.kept} requests make ${size} bytes, a step may give ${PAYLOAD_LIMIT}: send the log in parts`);
  }
  console.log(`${size} bytes of columns for the next step`);
  return result;
}

/// An error whose name a catch can tell apart.
function failure(name, message) {
  return Object.assign(new Error(message), { name });
}
