// Runs a compiled program that speaks one of the clouds' runtime APIs, and serves calls to it until the stream ends.
//
//	shim unix:PATH    connects three times: control, standard output, standard error
//	shim stdio        frames come by standard input and go to standard output, logs among them
//
// A frame is a length (4 bytes, big endian, of what follows), a kind (1 byte) and a body. The engine sends I (what to
// run, JSON) once, then C (a call: header length, header JSON, event). The answers are L (loaded) or X (not loaded),
// and per call R (returned), E (raised), F (raised, and the program ends) or N (no JSON).
//
// The program writes its standard output and error to sockets that the engine reads: what it wrote before an answer
// lies in the engine's hands before the answer does.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

// function is what the engine says of the function, once.
type function struct {
	Runtime        string            `json:"runtime"`
	Handler        string            `json:"handler"`
	CodeRoot       string            `json:"codeRoot"`
	BuiltRoot      string            `json:"builtRoot"`
	Name           string            `json:"name"`
	MemoryMb       int               `json:"memoryMb"`
	TimeoutSeconds int               `json:"timeoutSeconds"`
	Arn            string            `json:"arn"`
	Environment    map[string]string `json:"environment"`
}

// call is one call of it.
type call struct {
	ID       string `json:"id"`
	Key      string `json:"key"`
	LimitMs  int64  `json:"limitMs"`
	deadline time.Time
	event    []byte
}

// answer is what the program said to a call, as a frame.
type answer struct {
	kind byte
	body []byte
}

func main() {
	begun := time.Now()
	wire := open(os.Args[1])
	var of function
	if err := json.Unmarshal(wire.receive(), &of); err != nil {
		fail(err)
	}
	api := listen(&of)
	program, err := start(&of, api, wire)
	if err != nil {
		wire.send('X', payload("Runtime.InvalidEntrypoint", err.Error()))
		return
	}
	select {
	case <-api.ready:
		report, _ := json.Marshal(map[string]float64{"initMs": float64(time.Since(begun).Microseconds()) / 1000})
		wire.send('L', report)
	case said := <-api.notLoaded:
		wire.send('X', said)
		return
	case status := <-program.ended:
		wire.end(status)
	}
	serve(wire, api, program)
}

func serve(wire *wire, api *api, program *program) {
	program.beginMeasuring()
	for {
		select {
		case status := <-program.ended:
			wire.end(status)
		case frame := <-wire.frames:
			said, status := carryOut(parsed(frame), api, program)
			if said.kind == 0 {
				wire.end(status)
			}
			wire.send(said.kind, program.measured(), said.body)
			if said.kind == 'F' {
				wire.end(status)
			}
			program.beginMeasuring()
		}
	}
}

// carryOut hands a call over and waits for its answer; the answer is empty where the program ended instead. Whether
// an error also ends the program shows when it asks for the next call, or is gone.
func carryOut(c *call, api *api, program *program) (answer, int) {
	api.calls <- c
	select {
	case said := <-api.answers:
		if said.kind == 'E' && !api.isServer {
			select {
			case <-api.asked:
			case status := <-program.ended:
				return answer{'F', said.body}, status
			case <-time.After(time.Second):
			}
		}
		return said, 0
	case status := <-program.ended:
		return answer{}, status
	}
}

func parsed(frame []byte) *call {
	split := 4 + int(binary.BigEndian.Uint32(frame))
	c := &call{}
	if err := json.Unmarshal(frame[4:split], c); err != nil {
		fail(err)
	}
	c.event = frame[split:]
	c.deadline = time.Now().Add(time.Duration(c.LimitMs) * time.Millisecond)
	return c
}

// payload is the clouds' error object.
func payload(kind, message string) []byte {
	text, _ := json.Marshal(map[string]any{"errorType": kind, "errorMessage": message, "stackTrace": []string{}})
	return text
}

// errorPayload makes the clouds' error object of what a program sent as one.
func errorPayload(body []byte, kind string) []byte {
	var given map[string]any
	if json.Unmarshal(body, &given) == nil && given != nil {
		if given["errorType"] == nil || given["errorType"] == "" {
			given["errorType"] = kind
		}
		if text, err := json.Marshal(given); err == nil {
			return text
		}
	}
	return payload(kind, strings.TrimSpace(string(body)))
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "sluice:", err)
	os.Exit(1)
}
