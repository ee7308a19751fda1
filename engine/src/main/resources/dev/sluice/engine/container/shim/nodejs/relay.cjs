'use strict';
// Stands between the engine and the shim where they share no socket: frames over standard input and output.
//
//   node relay.cjs COMMAND...    runs the command with control, output and errors on streams of its own;
//                                {control} in the command stands for the control descriptor's number
//
// What comes in is the control stream as it is. What goes out are frames (length, kind, body): those of the control
// stream, and O and W for what was written to standard output and error. All that was written before an answer is
// sent before it.

const fs = require('node:fs');
const { spawn } = require('node:child_process');

const command = process.argv.slice(2).map((word) => word.replaceAll('{control}', '3'));
const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
const control = child.stdio[3];

function send(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(1, bytes, at);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
    }
  }
}

function frame(kind, body) {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt32BE(1 + body.length, 0);
  head.write(kind, 4, 'latin1');
  send(Buffer.concat([head, body]));
}

child.stdout.on('data', (data) => frame('O', data));
child.stderr.on('data', (data) => frame('W', data));

// Answers wait until what lay ready in the other two streams has been read: one turn of the event loop polls all.
let pending = [];
let flushing = false;
control.on('data', (data) => {
  pending.push(data);
  if (!flushing) {
    flushing = true;
    setImmediate(() => setImmediate(flush));
  }
});

// Sends the frames that are whole, so that no log is sent in the middle of one.
function flush() {
  flushing = false;
  const data = Buffer.concat(pending);
  let whole = 0;
  while (data.length >= whole + 4 && data.length >= whole + 4 + data.readUInt32BE(whole)) {
    whole += 4 + data.readUInt32BE(whole);
  }
  send(data.subarray(0, whole));
  pending = whole < data.length ? [data.subarray(whole)] : [];
}

process.stdin.on('data', (data) => control.write(data));
process.stdin.on('end', () => process.exit(0)); // the engine is gone
process.stdin.on('error', () => process.exit(0));
child.on('close', (status, signal) => {
  if (pending.length > 0) flush();
  process.exitCode = signal ? 128 + require('node:os').constants.signals[signal] : status;
  process.stdin.destroy();
});
