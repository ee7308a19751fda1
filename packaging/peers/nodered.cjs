// Node hops a second of Node-RED: a message that goes round a ring of change nodes.
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");
const RED = require("node-red");

const seconds = Number(process.argv[2] ?? 3);
const ring = 100;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nodered-"));
const flow = [{ id: "tab", type: "tab", label: "ring" }];
flow.push({ id: "go", type: "inject", z: "tab", once: true, onceDelay: 0.1, props: [{ p: "payload" }], payload: "1", payloadType: "num", wires: [["c0"]] });
for (let i = 0; i < ring; i++) {
  flow.push({ id: `c${i}`, type: "change", z: "tab", rules: [{ t: "set", p: "payload", pt: "msg", to: "payload", tot: "msg" }], wires: [[i + 1 < ring ? `c${i + 1}` : "count"]] });
}
flow.push({ id: "count", type: "function", z: "tab", func: "global.get('hops')(); return msg;", wires: [["c0"]] });
fs.writeFileSync(path.join(folder, "flows.json"), JSON.stringify(flow));

let rounds = 0;
let begun;
function hops() {
  rounds++;
  if (rounds === 50) begun = performance.now();
  if (begun !== undefined && performance.now() - begun > seconds * 1000) {
    const rate = ((rounds - 50) * (ring + 1)) / ((performance.now() - begun) / 1000);
    console.log(["=", "peer: Node-RED, node hops in memory", "", Math.round(rate).toLocaleString("en-US") + "/s", "", "", ""].join("\t"));
    fs.rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
}
const server = http.createServer();
RED.init(server, { userDir: folder, flowFile: "flows.json", httpAdminRoot: false, httpNodeRoot: false, functionGlobalContext: { hops }, logging: { console: { level: "off" } } });
RED.start();
setTimeout(() => { console.error("Node-RED did not come round"); process.exit(1); }, 30000 + seconds * 1000).unref();
