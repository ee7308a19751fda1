package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// serverPort is where Function Compute expects a custom runtime to listen.
const serverPort = 9000

// api is the runtime API that programs ask for their calls, in the forms of both clouds:
// /2018-06-01/runtime/… (AWS) and /2020-11-11/runtime/… (Function Compute). A custom runtime of Function Compute
// is a server instead, which is then asked by us.
type api struct {
	of        *function
	address   string
	calls     chan *call
	answers   chan answer
	asked     chan struct{}
	ready     chan struct{}
	notLoaded chan []byte
	isServer  bool
	once      sync.Once
}

func listen(of *function) *api {
	a := &api{
		of:        of,
		calls:     make(chan *call, 1),
		answers:   make(chan answer, 1),
		asked:     make(chan struct{}, 1),
		ready:     make(chan struct{}),
		notLoaded: make(chan []byte, 1),
		isServer:  strings.HasPrefix(of.Runtime, "custom"),
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fail(err)
	}
	a.address = listener.Addr().String()
	go http.Serve(listener, a)
	if a.isServer {
		go a.awaitServer()
	}
	return a
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	version, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/runtime/")
	accepted := http.StatusAccepted
	if version == "2020-11-11" {
		accepted = http.StatusOK
	}
	switch {
	case path == "invocation/next":
		a.next(w, r)
	case path == "init/error":
		body, _ := io.ReadAll(r.Body)
		a.notLoaded <- errorPayload(body, "Runtime.InitError")
		w.WriteHeader(accepted)
	case strings.HasSuffix(path, "/response"):
		body, err := io.ReadAll(r.Body)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.WriteHeader(accepted)
		a.answers <- returned(body)
	case strings.HasSuffix(path, "/error"):
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(accepted)
		kind := r.Header.Get("Lambda-Runtime-Function-Error-Type")
		if kind == "" {
			kind = "Runtime.UnknownError"
		}
		a.answers <- answer{'E', errorPayload(body, kind)}
	default:
		http.NotFound(w, r)
	}
}

// next waits for the next call.
func (a *api) next(w http.ResponseWriter, r *http.Request) {
	a.isServer = false
	a.once.Do(func() { close(a.ready) })
	select {
	case a.asked <- struct{}{}:
	default:
	}
	select {
	case c := <-a.calls:
		select {
		case <-a.asked:
		default:
		}
		c.header(a.of, w.Header())
		w.Write(c.event)
	case <-r.Context().Done():
	}
}

func returned(body []byte) answer {
	if len(bytes.TrimSpace(body)) == 0 {
		return answer{'R', []byte("null")}
	}
	if !json.Valid(body) {
		return answer{'N', payload("Runtime.MarshalError", "the program answered "+shortened(body))}
	}
	return answer{'R', body}
}

func shortened(body []byte) string {
	text := string(body)
	if len(text) > 60 {
		text = text[:60] + "…"
	}
	return strconv.Quote(text)
}

// awaitServer waits until the custom runtime listens, then hands it the calls.
func (a *api) awaitServer() {
	address := "127.0.0.1:" + strconv.Itoa(serverPort)
	for {
		if connection, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			connection.Close()
			break
		}
		select {
		case <-a.ready:
			return // it asks for its calls
		case <-time.After(5 * time.Millisecond):
		}
	}
	a.once.Do(func() { close(a.ready) })
	for c := range a.calls {
		a.answers <- a.invoke("http://"+address+"/invoke", c)
	}
}

func (a *api) invoke(url string, c *call) answer {
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(c.event))
	if err != nil {
		return answer{'E', payload("Runtime.UnknownError", err.Error())}
	}
	c.header(a.of, request.Header)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return answer{'E', payload("FunctionUnhandledError", err.Error())}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{'E', payload("FunctionUnhandledError", err.Error())}
	}
	fcStatus := response.Header.Get("X-Fc-Status")
	if response.StatusCode >= 400 || fcStatus != "" && fcStatus != "200" {
		return answer{'E', errorPayload(body, "FunctionHandledError")}
	}
	return returned(body)
}
