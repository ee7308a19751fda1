// Steps a second of the JavaScript interpreter of the States Language: a chain of Pass states, and a Map.
import { StateMachine } from "aws-local-stepfunctions";

const states = 1000;

function chain(more) {
  const all = {};
  for (let i = 0; i < states; i++) {
    all[`s${i}`] = { Type: "Pass", ...more, ...(i + 1 < states ? { Next: `s${i + 1}` } : { End: true }) };
  }
  return { StartAt: "s0", States: all };
}

const map = {
  StartAt: "all",
  States: {
    all: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        ProcessorConfig: { Mode: "INLINE" },
        StartAt: "one",
        States: { one: { Type: "Pass", Parameters: { "v.$": "$.v" }, End: true } },
      },
      End: true,
    },
  },
};

async function rate(definition, input, count, seconds) {
  const machine = new StateMachine(definition, { validationOptions: { checkArn: false } });
  const once = () => machine.run(input).result;
  for (const until = Date.now() + seconds * 300; Date.now() < until; ) await once();
  let done = 0;
  const begun = performance.now();
  for (const until = Date.now() + seconds * 1000; Date.now() < until; done += count) await once();
  return done / ((performance.now() - begun) / 1000);
}

const seconds = Number(process.argv[2] ?? 3);
const per = (value) => Math.round(value).toLocaleString("en-US") + "/s";
const line = (what, value) => console.log(["=", what, "", per(value), "", "", ""].join("\t"));
const name = "peer: JavaScript States Language interpreter, steps in memory";
line(`${name}, one path each`, await rate(chain({ Parameters: { "v.$": "$.v" } }), { v: 1 }, states, seconds));
line(`${name}, handing on`, await rate(chain({}), { v: 1 }, states, seconds));
const items = Array.from({ length: 1000 }, (_, v) => ({ v }));
line("peer: the same, items of a map over 1,000", await rate(map, { items }, 1000, seconds));
