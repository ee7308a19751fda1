package main

import (
	"bufio"
	"crypto/rand"
	"encoding/binary"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
)

// wire holds the streams to the engine: whole frames in and out, and what the program prints.
type wire struct {
	frames  chan []byte
	mutex   sync.Mutex
	out     io.Writer
	stdout  *os.File
	stderr  *os.File
	printed []*printed
}

func open(endpoint string) *wire {
	w := &wire{frames: make(chan []byte)}
	if endpoint == "stdio" {
		w.out = os.Stdout
		w.stdout = w.forward('O')
		w.stderr = w.forward('W')
		go w.read(os.Stdin)
		return w
	}
	place := strings.TrimPrefix(endpoint, "unix:")
	nonce := os.Getenv("SLUICE_NONCE")
	os.Unsetenv("SLUICE_NONCE")
	control := connect(place, nonce+"c")
	w.out = control
	w.stdout = file(connect(place, nonce+"o"))
	w.stderr = file(connect(place, nonce+"e"))
	syscall.Dup3(int(w.stdout.Fd()), 1, 0)
	syscall.Dup3(int(w.stderr.Fd()), 2, 0)
	go w.read(control)
	return w
}

func connect(place, hello string) *net.UnixConn {
	connection, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: place, Net: "unix"})
	if err != nil {
		fail(err)
	}
	if _, err := io.WriteString(connection, hello); err != nil {
		fail(err)
	}
	return connection
}

func file(connection *net.UnixConn) *os.File {
	f, err := connection.File()
	if err != nil {
		fail(err)
	}
	return f
}

// read hands on the bodies of frames. When the engine is gone the process ends, and with it the program.
func (w *wire) read(from io.Reader) {
	in := bufio.NewReaderSize(from, 1<<16)
	for {
		head := make([]byte, 5)
		if _, err := io.ReadFull(in, head); err != nil {
			os.Exit(0)
		}
		body := make([]byte, binary.BigEndian.Uint32(head)-1)
		if _, err := io.ReadFull(in, body); err != nil {
			os.Exit(0)
		}
		w.frames <- body
	}
}

func (w *wire) receive() []byte { return <-w.frames }

func (w *wire) send(kind byte, parts ...[]byte) {
	w.drain()
	w.frame(kind, parts...)
}

func (w *wire) frame(kind byte, parts ...[]byte) {
	size := 1
	for _, part := range parts {
		size += len(part)
	}
	whole := make([]byte, 4, 4+size)
	binary.BigEndian.PutUint32(whole, uint32(size))
	whole = append(whole, kind)
	for _, part := range parts {
		whole = append(whole, part...)
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if _, err := w.out.Write(whole); err != nil {
		os.Exit(0)
	}
}

// end ends this process as the program ended.
func (w *wire) end(status int) {
	w.drain()
	os.Exit(status)
}

func (w *wire) drain() {
	for _, stream := range w.printed {
		stream.drain()
	}
}

// printed is one output of the program where the engine reads no socket of its own for it: what is written to the
// pipe goes on in frames. A mark that nobody else knows, sent through the pipe, tells that all before it has come out.
type printed struct {
	in    *os.File
	mark  []byte
	marks chan struct{}
}

// forward makes the end of a pipe for the program to write to.
func (w *wire) forward(kind byte) *os.File {
	out, in, err := os.Pipe()
	if err != nil {
		fail(err)
	}
	stream := &printed{in, make([]byte, 16), make(chan struct{}, 1)}
	rand.Read(stream.mark)
	w.printed = append(w.printed, stream)
	go stream.pump(out, func(data []byte) { w.frame(kind, data) })
	return in
}

func (p *printed) pump(out *os.File, sink func([]byte)) {
	buffer := make([]byte, 1<<16)
	filled := 0
	for {
		read, err := out.Read(buffer[filled:])
		if err != nil {
			return
		}
		filled += read
		rest := p.handOn(buffer[:filled], sink)
		copy(buffer, buffer[filled-rest:filled])
		filled = rest
	}
}

// handOn hands on all but the begin of a mark, and gives the size of that.
func (p *printed) handOn(data []byte, sink func([]byte)) int {
	from, at := 0, 0
	for at < len(data) {
		same := 0
		for same < len(p.mark) && at+same < len(data) && data[at+same] == p.mark[same] {
			same++
		}
		if same == len(p.mark) {
			if at > from {
				sink(data[from:at])
			}
			p.marks <- struct{}{}
			at += same
			from = at
		} else if same > 0 && at+same == len(data) {
			break
		} else {
			at++
		}
	}
	if at > from {
		sink(data[from:at])
	}
	return len(data) - at
}

func (p *printed) drain() {
	p.in.Write(p.mark)
	<-p.marks
}
