'use strict';
// Loads one handler and serves calls to it over a Unix socket, until the stream ends.
//
//   node shim.cjs unix:PATH     connects three times: control, standard output, standard error
//   node shim.cjs fd:NUMBER     control is that descriptor; output and errors are in place already
//
// A frame is a length (4 bytes, big endian, of what follows), a kind (1 byte) and a body. The engine sends
// I (what to load, JSON) once, then C (a call: header length, header JSON, event). The answers are L (loaded) or
// X (not loaded), and per call R (returned), E (raised), F (raised, and the process ends) or N (no JSON).
//
// Standard output and error are sockets that the engine reads: whatever writes to descriptors 1 and 2 is a log,
// never protocol, and what was written before an answer lies in the engine's hands before the answer does.

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { Writable } = require('node:stream');
const { pathToFileURL } = require('node:url');

class NotLoaded extends Error {
  constructor(kind, message, stack = '') {
    super(message);
    this.kind = kind;
    this.trace = stack ? stack.split('\n') : [];
  }
}

// The engine is gone: nothing of this process may outlive it.
const end = () => process.reallyExit(0);

// ---- Streams ------------------------------------------------------------------------------------------------------

function connected(endpoint) {
  const socket = net.connect({ path: endpoint });
  socket.on('error', end);
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

// A connection in place of the descriptor: the lowest free one is what a new socket gets.
async function connectAs(descriptor, endpoint, hello) {
  fs.closeSync(descriptor);
  const socket = new net.Socket({ readable: false, writable: true, allowHalfOpen: true });
  socket.on('error', end);
  await new Promise((resolve) => socket.connect({ path: endpoint }, resolve));
  if (socket._handle.fd !== descriptor) throw new Error(`descriptor ${descriptor} was taken`);
  socket._handle.setBlocking(true);
  socket.unref();
  writeAll(descriptor, Buffer.from(hello));
  return socket;
}

function writeAll(descriptor, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
    }
  }
}

// A standard stream that has written when write() returns, so that nothing is left behind when an answer is sent.
function standard(name, descriptor) {
  const stream = new Writable({
    decodeStrings: true,
    write(chunk, encoding, done) {
      try {
        writeAll(descriptor, chunk);
        done();
      } catch (e) {
        done(e.code === 'EPIPE' ? null : e);
      }
    },
  });
  stream.fd = descriptor;
  stream._type = 'pipe';
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = (e, done) => done(e);
  Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream });
}

class Frames {
  #socket;
  #taken = null;
  #head = Buffer.alloc(0);
  #frame = null;
  #filled = 0;

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('end', end);
    socket.on('close', end);
  }

  onFrame(taken) {
    this.#taken = taken;
  }

  #take(chunk) {
    while (chunk.length > 0) {
      if (this.#frame === null) {
        if (this.#head.length > 0) chunk = Buffer.concat([this.#head, chunk]);
        if (chunk.length < 4) {
          this.#head = chunk;
          return;
        }
        this.#head = Buffer.alloc(0);
        const size = chunk.readUInt32BE(0);
        chunk = chunk.subarray(4);
        if (chunk.length >= size) {
          this.#taken(chunk[0], chunk.subarray(1, size));
          chunk = chunk.subarray(size);
          continue;
        }
        this.#frame = Buffer.allocUnsafe(size);
        this.#filled = 0;
      }
      const count = chunk.copy(this.#frame, this.#filled);
      this.#filled += count;
      chunk = chunk.subarray(count);
      if (this.#filled === this.#frame.length) {
        const frame = this.#frame;
        this.#frame = null;
        this.#taken(frame[0], frame.subarray(1));
      }
    }
  }

  send(kind, ...parts) {
    let size = 1;
    for (const part of parts) size += part.length;
    const head = Buffer.allocUnsafe(5);
    head.writeUInt32BE(size, 0);
    head.write(kind, 4, 'latin1');
    return new Promise((resolve) => this.#socket.write(Buffer.concat([head, ...parts]), resolve));
  }

  // Whether waiting for the next frame keeps the process alive.
  hold(held) {
    if (held) this.#socket.ref();
    else this.#socket.unref();
  }
}

// ---- Measuring ----------------------------------------------------------------------------------------------------

// The most memory the process held since the last reset, in KiB; -1 where the system does not tell.
class Memory {
  #status = null;
  #times = null;
  #reset = null;
  #text = Buffer.allocUnsafe(4096);
  #children = 0;

  constructor() {
    try {
      this.#times = fs.openSync('/proc/self/stat', 'r');
      this.#status = fs.openSync('/proc/self/status', 'r');
      this.#reset = fs.openSync('/proc/self/clear_refs', 'w');
      this.begin();
    } catch {
      this.#reset = null;
    }
  }

  begin() {
    if (this.#reset === null) return;
    fs.writeSync(this.#reset, '5');
    this.#children = this.#childFaults();
  }

  #read(descriptor) {
    return this.#text.latin1Slice(0, fs.readSync(descriptor, this.#text, 0, this.#text.length, 0));
  }

  // Counts up with every child process that ended.
  #childFaults() {
    const text = this.#read(this.#times);
    return text.slice(text.lastIndexOf(')') + 2).split(' ', 9)[8];
  }

  // Nine bytes: the peak, and whether child processes ran, which it leaves out.
  measured() {
    const bytes = Buffer.alloc(9);
    if (this.#reset === null) {
      bytes.writeBigInt64BE(-1n, 0);
      return bytes;
    }
    const text = this.#read(this.#status);
    bytes.writeBigInt64BE(BigInt(parseInt(text.slice(text.indexOf('VmHWM:') + 6), 10)), 0);
    bytes[8] = this.#childFaults() === this.#children ? 0 : 1;
    return bytes;
  }
}

// ---- Loading ------------------------------------------------------------------------------------------------------

// The file that "folder/file" stands for, by the cloud's order of endings.
function fileOf(root, module) {
  const base = path.resolve(root, module);
  for (const ending of ['', '.js', '.mjs', '.cjs']) {
    if (fs.statSync(base + ending, { throwIfNoEntry: false })?.isFile()) return base + ending;
  }
  try {
    return require.resolve(module, { paths: [root] });
  } catch {
    throw new NotLoaded('Runtime.ImportModuleError', `Error: Cannot find module '${path.basename(module)}'`);
  }
}

function isModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (!file.endsWith('.js')) return false;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
    } catch (e) {
      if (e.code !== 'ENOENT') throw new NotLoaded('Runtime.ImportModuleError', `${folder}/package.json: ${e.message}`);
    }
    if (path.dirname(folder) === folder || path.basename(folder) === 'node_modules') return false;
  }
}

async function load(root, place) {
  const match = /^([^.]*)\.(.*)$/.exec(path.basename(place));
  if (match === null || place.includes('..')) {
    throw new NotLoaded('Runtime.MalformedHandlerName', `Bad handler '${place}': it must be file.name`);
  }
  const file = fileOf(root, path.join(path.dirname(place), match[1]));
  let handler;
  try {
    handler = isModule(file) ? await import(pathToFileURL(file).href) : require(file);
  } catch (e) {
    throw e instanceof NotLoaded ? e : loadError(e);
  }
  for (const name of match[2].split('.')) handler = handler?.[name] ?? handler?.default?.[name];
  if (handler === undefined) throw new NotLoaded('Runtime.HandlerNotFound', `${place} is undefined or not exported`);
  if (typeof handler !== 'function') throw new NotLoaded('Runtime.HandlerNotFound', `${place} is not a function`);
  return handler;
}

function loadError(e) {
  if (e instanceof SyntaxError) {
    const where = (e.stack ?? '').split('\n')[0];
    const at = /:\d+$/.test(where) ? ` (${where.replace(/^file:\/\//, '')})` : '';
    return new NotLoaded('Runtime.UserCodeSyntaxError', `SyntaxError: ${e.message}${at}`, e.stack);
  }
  if (e?.code === 'MODULE_NOT_FOUND' || e?.code === 'ERR_MODULE_NOT_FOUND') {
    return new NotLoaded('Runtime.ImportModuleError', `Error: ${e.message}`, e.stack);
  }
  const error = errorObject(e);
  return new NotLoaded(error.errorType, error.errorMessage, e?.stack);
}

// ---- Calling ------------------------------------------------------------------------------------------------------

function errorObject(e) {
  if (e instanceof Error || (typeof e === 'object' && e !== null && 'message' in e && 'stack' in e)) {
    return { errorType: e.name || 'Error', errorMessage: e.message, trace: traceOf(e) };
  }
  return { errorType: typeof e, errorMessage: String(e), trace: [] };
}

// The lines of the stack down to where this file called the handler.
function traceOf(e) {
  const lines = String(e.stack ?? '').split('\n');
  const own = lines.findIndex((line) => line.includes(__filename));
  return own < 0 ? lines : lines.slice(0, own);
}

function contextOf(definition, header, settle) {
  const deadline = performance.now() + header.limitMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: '$LATEST',
    functionName: definition.name,
    memoryLimitInMB: String(definition.memoryMb),
    logGroupName: definition.logGroup,
    logStreamName: definition.logStream,
    invokedFunctionArn: definition.arn,
    clientContext: undefined,
    identity: undefined,
    awsRequestId: header.id,
    idempotencyKey: header.key,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    done: (e, result) => settle(e, result),
    succeed: (result) => settle(null, result),
    fail: (e) => settle(e ?? 'handled'),
  };
}

class Calls {
  #frames;
  #definition;
  #handler;
  #memory = new Memory();
  #underWay = null; // how to end the call that is

  constructor(frames, definition, handler) {
    this.#frames = frames;
    this.#definition = definition;
    this.#handler = handler;
    process.on('beforeExit', () => this.#underWay?.idle());
    process.on('uncaughtException', (e) => this.#fatal(e));
    process.on('unhandledRejection', (e) => this.#fatal(rejection(e)));
  }

  take(body) {
    const split = 4 + body.readUInt32BE(0);
    const header = JSON.parse(body.toString('utf8', 4, split));
    // Nothing but the handler's own work keeps the process from being idle now.
    this.#frames.hold(false);
    this.#begin(header, body.toString('utf8', split));
  }

  #begin(header, text) {
    let waiting = null; // what a callback gave, until the event loop is empty
    let settled = false;
    const finish = (kind, answer) => {
      if (settled) return undefined;
      settled = true;
      this.#underWay = null;
      this.#frames.hold(true);
      const sent = this.#frames.send(kind, this.#memory.measured(), answer);
      this.#memory.begin();
      return sent;
    };
    const raise = (e) => finish('E', errorBytes(e, header.id));
    const answer = (result) => {
      const bytes = resultBytes(result);
      if (bytes instanceof Error) finish('N', errorBytes(bytes, header.id));
      else finish('R', bytes);
    };
    this.#underWay = {
      idle: () => answer(waiting === null ? null : waiting.result),
      fail: (e) => finish('F', errorBytes(e, header.id)),
    };
    const called = (e, result) => {
      if (e !== null && e !== undefined) raise(e);
      else if (context.callbackWaitsForEmptyEventLoop) waiting ??= { result };
      else answer(result);
    };
    const context = contextOf(this.#definition, header, called);
    try {
      const result = this.#handler(JSON.parse(text), context, called);
      if (typeof result?.then === 'function') result.then(answer, raise);
      else if (result !== undefined && this.#handler.length < 3) answer(result);
    } catch (e) {
      raise(e);
    }
  }

  async #fatal(e) {
    if (this.#underWay === null) {
      console.error('Uncaught between calls:', e);
      process.reallyExit(129);
    }
    await this.#underWay.fail(e);
    process.reallyExit(129);
  }
}

function rejection(reason) {
  const error = new Error(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
  error.name = 'Runtime.UnhandledPromiseRejection';
  error.stack = reason?.stack ?? error.stack;
  return error;
}

function resultBytes(result) {
  try {
    return Buffer.from(JSON.stringify(result === undefined ? null : result) ?? 'null');
  } catch (e) {
    const error = new Error(`Unable to stringify response body: ${e.message}`);
    error.name = 'Runtime.MarshalError';
    error.stack = '';
    return error;
  }
}

function errorBytes(e, requestId) {
  const error = errorObject(e);
  return Buffer.from(JSON.stringify({ ...error, requestId }));
}

// ---- The process --------------------------------------------------------------------------------------------------

async function main() {
  const endpoint = process.argv[2];
  const place = endpoint.slice(endpoint.indexOf(':') + 1);
  let control;
  let held;
  if (endpoint.startsWith('fd:')) {
    control = new net.Socket({ fd: Number(place) });
    control.on('error', end);
  } else {
    const nonce = process.env.SLUICE_NONCE;
    delete process.env.SLUICE_NONCE;
    control = await connected(place);
    control.write(nonce + 'c');
    held = [await connectAs(1, place, nonce + 'o'), await connectAs(2, place, nonce + 'e')];
  }
  standard('stdout', 1);
  standard('stderr', 2);
  const frames = new Frames(control);
  frames.held = held; // the garbage collector would close them
  const definition = await new Promise((resolve) => frames.onFrame((_, body) => resolve(JSON.parse(body))));
  Object.assign(process.env, definition.environment);
  process.argv.splice(1, 2, definition.handler);
  let handler;
  try {
    handler = await load(definition.codeRoot, definition.handler);
  } catch (e) {
    const error = { errorType: e.kind ?? e.name, errorMessage: e.message, trace: e.trace ?? [] };
    await frames.send('X', Buffer.from(JSON.stringify(error)));
    process.reallyExit(0);
  }
  const calls = new Calls(frames, definition, handler);
  frames.onFrame((_, body) => calls.take(body));
  await frames.send('L', Buffer.from(JSON.stringify({ initMs: Math.round(performance.now() * 1000) / 1000 })));
}

main();
