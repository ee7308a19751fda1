"""Loads one handler and serves calls to it over a Unix socket, until the stream ends.

    python3 shim.py unix:PATH     connects three times: control, standard output, standard error
    python3 shim.py fd:NUMBER     control is that descriptor; output and errors are in place already

A frame is a length (4 bytes, big endian, of what follows), a kind (1 byte) and a body. The engine sends
I (what to load, JSON) once, then C (a call: header length, header JSON, event). The answers are L (loaded) or
X (not loaded), and per call R (returned), E (raised), N (no JSON) or M (out of memory).

Standard output and error are sockets that the engine reads: whatever writes to descriptors 1 and 2 is a log,
never protocol, and what was written before an answer lies in the engine's hands before the answer does.
"""

import time

_started = time.perf_counter()

import _socket
import os
import sys

import json

_pack = int.to_bytes
_clock = time.monotonic


class _Stream:
    """The control stream: whole frames in, whole frames out."""

    def __init__(self, socket):
        self._socket = socket

    def receive(self):
        """The next frame's kind and body. The process ends with the stream."""
        chunk = self._socket.recv(65536)
        while chunk and len(chunk) < 5:
            more = self._socket.recv(65536)
            chunk = chunk + more if more else b""
        if not chunk:
            _end()
        size = 4 + int.from_bytes(chunk[:4], "big")
        if len(chunk) == size:
            return chunk[4], memoryview(chunk)[5:]
        frame = bytearray(size)
        frame[: len(chunk)] = chunk
        rest = memoryview(frame)[len(chunk) :]
        while rest:
            count = self._socket.recv_into(rest)
            if not count:
                _end()
            rest = rest[count:]
        return frame[4], memoryview(frame)[5:]

    def send(self, kind, *parts):
        size = 1 + sum(map(len, parts))
        try:
            self._socket.sendall(b"".join((_pack(size, 4, "big"), kind, *parts)))
        except OSError:
            _end()


def _end():
    """The engine is gone: nothing of this process may outlive it."""
    os._exit(0)


def _connect(endpoint):
    scheme, _, place = endpoint.partition(":")
    if scheme == "fd":
        return _socket.socket(fileno=int(place))
    nonce = os.environ.pop("SLUICE_NONCE").encode()

    def channel(letter):
        socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        socket.connect(place)
        socket.sendall(nonce + letter)
        return socket

    control = channel(b"c")
    for letter, descriptor in ((b"o", 1), (b"e", 2)):
        socket = channel(letter)
        os.dup2(socket.fileno(), descriptor)
        socket.close()
    return control


def _watch(descriptor):
    """Ends the process with the stream even while the handler is busy."""
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLRDHUP)
    poll.poll()
    os._exit(1)


class _Memory:
    """The most memory the process held since the last reset, in KiB; -1 where the system does not tell."""

    def __init__(self):
        try:
            self._status = os.open("/proc/self/status", os.O_RDONLY)
            self._reset = os.open("/proc/self/clear_refs", os.O_WRONLY)
            os.write(self._reset, b"5")
        except OSError:
            self._status = None
        try:
            import resource

            self._children = lambda: resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt
        except ImportError:
            self._children = lambda: 0
        self._before = self._children()

    def begin(self):
        if self._status is not None:
            os.write(self._reset, b"5")
        self._before = self._children()

    def measured(self):
        """Nine bytes: the peak, and whether child processes ran, which it leaves out."""
        peak = -1
        if self._status is not None:
            text = os.pread(self._status, 4096, 0)
            at = text.find(b"VmHWM:")
            if at >= 0:
                peak = int(text[at + 6 : text.index(b"kB", at)])
        return _pack(peak, 8, "big", signed=True) + (b"\1" if self._children() != self._before else b"\0")


class Context:
    """What the cloud tells a handler about the call and the function."""

    identity = None
    client_context = None
    tenant_id = None
    function_version = "$LATEST"

    def __init__(self, function, header):
        self._deadline = _clock() + header["limitMs"] / 1000
        self.aws_request_id = header["id"]
        self.idempotency_key = header["key"]
        self.function_name = function["name"]
        self.memory_limit_in_mb = str(function["memoryMb"])
        self.invoked_function_arn = function["arn"]
        self.log_group_name = function["logGroup"]
        self.log_stream_name = function["logStream"]

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - _clock()) * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items() if name[0] != "_")
        return f"LambdaContext([{shown}])"


class _NotLoaded(Exception):
    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


class _LoggingHook:
    """Gives the root logger the cloud's handler and format when the logging module is first imported."""

    request_id = ""

    def find_spec(self, name, path=None, target=None):
        if name != "logging":
            return None
        sys.meta_path.remove(self)
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name)
        execute = spec.loader.exec_module

        def execute_and_install(module):
            execute(module)
            self._install(module)

        spec.loader.exec_module = execute_and_install
        return spec

    def _install(self, logging):
        def with_request_id(record):
            record.aws_request_id = self.request_id
            return True

        form = logging.Formatter(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
        )
        form.converter = time.gmtime
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(form)
        handler.addFilter(with_request_id)
        logging.root.addHandler(handler)


def _load(function):
    """The handler that "module.name" names."""
    import importlib

    place = function["handler"]
    module_name, dot, name = place.rpartition(".")
    if not dot:
        raise _NotLoaded("Runtime.MalformedHandlerName", f"Bad handler '{place}': it must be file.name")
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise _NotLoaded(
            "Runtime.BuiltInModuleConflict", f"Cannot use built-in module {module_name} as a handler module"
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as e:
        raise _NotLoaded(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {e}", _trace(e)
        ) from None
    except SyntaxError as e:
        raise _NotLoaded(
            "Runtime.UserCodeSyntaxError",
            f"Syntax error in module '{module_name}': {e}",
            [f'  File "{e.filename}" Line {e.lineno}\n    {(e.text or "").rstrip()}'],
        ) from None
    except Exception as e:
        raise _NotLoaded(type(e).__name__, str(e), _trace(e)) from None
    try:
        handler = getattr(module, name)
    except AttributeError:
        raise _NotLoaded(
            "Runtime.HandlerNotFound", f"Handler '{name}' missing on module '{module_name}'"
        ) from None
    if not callable(handler):
        raise _NotLoaded("Runtime.HandlerNotFound", f"Handler '{name}' of module '{module_name}' cannot be called")
    return handler


def _trace(error):
    """The frames of the user's code, as the cloud writes them."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename != __file__ and not f.filename.startswith("<frozen importlib")]
    return traceback.format_list(own)


def _text(value):
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_other)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False, default=_other).encode()


def _other(value):
    decimal = sys.modules.get("decimal")
    if decimal and isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _error(error, request_id):
    return _payload(type(error).__name__, str(error), request_id, _trace(error))


def _payload(kind, message, request_id, trace):
    error = {"errorMessage": message, "errorType": kind, "requestId": request_id, "stackTrace": trace}
    return json.dumps(error).encode()


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            pass  # the handler replaced or closed it


def _serve(stream, function, handler, logging_hook):
    memory = _Memory()
    limited = function["limited"]
    while True:
        _, body = stream.receive()
        split = 4 + int.from_bytes(body[:4], "big")
        header = json.loads(bytes(body[4:split]))
        context = Context(function, header)
        logging_hook.request_id = context.aws_request_id
        try:
            event = json.loads(bytes(body[split:]))
            del body
            result = handler(event, context)
            del event
            try:
                kind, answer = b"R", _text(result)
            except (TypeError, ValueError, RecursionError) as e:
                kind = b"N"
                message = f"Unable to marshal response: {e}"
                answer = _payload("Runtime.MarshalError", message, context.aws_request_id, [])
            del result
        except SystemExit:
            _flush()
            raise
        except BaseException as e:
            event = result = None
            kind = b"M" if limited and isinstance(e, MemoryError) else b"E"
            answer = _error(e, context.aws_request_id)
        _flush()
        stream.send(kind, memory.measured(), answer)
        answer = None
        memory.begin()


def main():
    # Kept beyond this function: were it closed while the handler's exit unwinds, the watch would end the process first,
    # with a status of its own.
    global _control
    _control = control = _connect(sys.argv[1])
    stream = _Stream(control)
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        output = open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
        setattr(sys, name, output)
        setattr(sys, f"__{name}__", output)
    _, body = stream.receive()
    function = json.loads(bytes(body))
    os.environ.update(function["environment"])
    root = function["codeRoot"]
    sys.argv[:] = [function["handler"]]
    sys.path[0] = root
    if "builtRoot" in function:
        sys.path.insert(1, function["builtRoot"])
    logging_hook = _LoggingHook()
    sys.meta_path.insert(0, logging_hook)
    import _thread

    _thread.start_new_thread(_watch, (control.fileno(),))
    try:
        handler = _load(function)
    except _NotLoaded as e:
        _flush()
        stream.send(b"X", _payload(e.kind, str(e), "", e.trace))
        return
    _flush()
    took = (time.perf_counter() - _started) * 1000
    stream.send(b"L", json.dumps({"initMs": round(took, 3)}).encode())
    _serve(stream, function, handler, logging_hook)


main()
