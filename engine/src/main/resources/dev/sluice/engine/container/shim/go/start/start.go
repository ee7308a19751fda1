// Made by Sluice for a package that has a handler and no main function: it asks the runtime API for calls and hands
// them to the handler, which may have any of the signatures that the clouds take.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

type sluiceError struct {
	Message string   `json:"errorMessage"`
	Type    string   `json:"errorType"`
	Trace   []string `json:"stackTrace"`
}

var (
	sluiceContext = reflect.TypeOf((*context.Context)(nil)).Elem()
	sluiceFailure = reflect.TypeOf((*error)(nil)).Elem()
)

type sluiceKey string

func main() {
	base := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/"
	handler := reflect.ValueOf(sluiceHandler)
	if problem := sluiceCheck(handler.Type()); problem != "" {
		sluicePost(base+"init/error", sluiceError{problem, "Runtime.HandlerSignature", []string{}})
		os.Exit(1)
	}
	for {
		response, err := http.Get(base + "invocation/next")
		if err != nil {
			os.Exit(0)
		}
		event, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			os.Exit(0)
		}
		id := response.Header.Get("Lambda-Runtime-Aws-Request-Id")
		result, failure, fatal := sluiceCall(handler, event, response.Header)
		if failure != nil {
			sluicePost(base+"invocation/"+id+"/error", failure)
		} else {
			sluicePost(base+"invocation/"+id+"/response", result)
		}
		if fatal {
			os.Exit(1)
		}
	}
}

// sluiceCheck says what is wrong with the handler's signature: func([context], [input]) ([output], [error]).
func sluiceCheck(t reflect.Type) string {
	switch {
	case t.Kind() != reflect.Func:
		return "the handler is no function but a " + t.String()
	case t.NumIn() > 2, t.NumIn() == 2 && !t.In(0).Implements(sluiceContext):
		return "the handler takes a context and an input, or fewer; it is a " + t.String()
	case t.NumOut() > 2, t.NumOut() == 2 && !t.Out(1).Implements(sluiceFailure):
		return "the handler returns an output and an error, or fewer; it is a " + t.String()
	}
	return ""
}

func sluiceCall(handler reflect.Value, event []byte, header http.Header) (result any, failure *sluiceError, fatal bool) {
	defer func() {
		if reason := recover(); reason != nil {
			failure = &sluiceError{fmt.Sprint(reason), sluiceName(reason), sluiceTrace()}
			fatal = true
		}
	}()
	deadline, _ := strconv.ParseInt(header.Get("Lambda-Runtime-Deadline-Ms"), 10, 64)
	ctx, cancel := context.WithDeadline(context.Background(), time.UnixMilli(deadline))
	defer cancel()
	for _, name := range []string{"Lambda-Runtime-Aws-Request-Id", "X-Fc-Idempotency-Key"} {
		ctx = context.WithValue(ctx, sluiceKey(name), header.Get(name))
	}
	t := handler.Type()
	var arguments []reflect.Value
	for i := 0; i < t.NumIn(); i++ {
		if t.In(i) == sluiceContext {
			arguments = append(arguments, reflect.ValueOf(ctx))
			continue
		}
		input := reflect.New(t.In(i))
		if err := json.Unmarshal(event, input.Interface()); err != nil {
			return nil, &sluiceError{err.Error(), sluiceName(err), []string{}}, false
		}
		arguments = append(arguments, input.Elem())
	}
	for i, value := range handler.Call(arguments) {
		if t.Out(i).Implements(sluiceFailure) && i == t.NumOut()-1 {
			if err, ok := value.Interface().(error); ok && err != nil {
				return nil, &sluiceError{err.Error(), sluiceName(err), []string{}}, false
			}
			continue
		}
		result = value.Interface()
	}
	return result, nil, false
}

// sluiceName is the name of an error's type, without its package.
func sluiceName(reason any) string {
	t := reflect.TypeOf(reason)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Name() == "" {
		return t.String()
	}
	return t.Name()
}

// sluiceTrace is the stack above the panic.
func sluiceTrace() []string {
	var trace []string
	_, user, _ := strings.Cut(string(debug.Stack()), "panic(")
	lines := strings.Split(user, "\n")
	for i := 2; i+1 < len(lines); i += 2 {
		if strings.Contains(lines[i], "reflect.") {
			break
		}
		trace = append(trace, strings.TrimSpace(lines[i])+" "+strings.TrimSpace(lines[i+1]))
	}
	return trace
}

func sluicePost(url string, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		text := sluiceError{"the result is no JSON: " + err.Error(), "Runtime.MarshalError", []string{}}
		body, _ = json.Marshal(text)
		url = strings.TrimSuffix(url, "/response") + "/error"
	}
	response, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		os.Exit(0)
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
}
