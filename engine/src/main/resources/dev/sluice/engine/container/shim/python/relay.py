"""Stands between the engine and the shim where they share no socket: frames over standard input and output.

    python3 relay.py COMMAND...    runs the command with control, output and errors on sockets of its own;
                                   {control} in the command stands for the control descriptor's number

What comes in is the control stream as it is. What goes out are frames (length, kind, body): those of the control
stream, and O and W for what was written to standard output and error. All that was written before an answer is
sent before it.
"""

import os
import select
import socket
import sys


def send(data):
    while data:
        data = data[os.write(1, data) :]


def frame(kind, body):
    send((1 + len(body)).to_bytes(4, "big") + kind + body)


def main():
    ours, theirs = zip(*(socket.socketpair() for _ in range(3)))
    child = os.fork()
    if child == 0:
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.dup2(theirs[1].fileno(), 1)
        os.dup2(theirs[2].fileno(), 2)
        os.set_inheritable(theirs[0].fileno(), True)
        command = [word.replace("{control}", str(theirs[0].fileno())) for word in sys.argv[1:]]
        os.execvp(command[0], command)
    for end in theirs:
        end.close()
    relay(*ours)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) % 256 if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))


def relay(control, output, errors):
    logs = {output.fileno(): (b"O", output), errors.fileno(): (b"W", errors)}
    poll = select.poll()
    for descriptor in (0, control.fileno(), *logs):
        poll.register(descriptor, select.POLLIN)
    pending = bytearray()
    while True:
        ready = [descriptor for descriptor, _ in poll.poll()]
        if 0 in ready:
            data = os.read(0, 65536)
            if not data:
                os._exit(0)  # the engine is gone; the shim, losing its streams, follows
            control.sendall(data)
        for descriptor in [d for d in ready if d in logs]:
            forward(*logs[descriptor], poll)
        if control.fileno() in ready:
            data = control.recv(65536)
            if not data:
                drain(logs)
                return
            pending += data
            while len(pending) >= 4 and len(pending) >= 4 + int.from_bytes(pending[:4], "big"):
                size = 4 + int.from_bytes(pending[:4], "big")
                drain(logs)
                send(memoryview(pending)[:size])
                pending = pending[size:]


def forward(kind, end, poll):
    data = end.recv(65536)
    if data:
        frame(kind, data)
    else:
        poll.unregister(end.fileno())


def drain(logs):
    """Sends what lies ready, and no more than the sockets can hold: a child may go on printing."""
    for kind, end in logs.values():
        for _ in range(16):
            try:
                data = end.recv(65536, socket.MSG_DONTWAIT)
            except BlockingIOError:
                break
            if not data:
                break
            frame(kind, data)


main()
