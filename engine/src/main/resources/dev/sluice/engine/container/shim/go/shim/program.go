package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// program is the user's program while it runs.
type program struct {
	pid      int
	ended    chan int
	children string
}

// start runs it with the variables of the function and those that name the runtime APIs.
func start(of *function, api *api, w *wire) (*program, error) {
	path, err := entrypoint(of)
	if err != nil {
		return nil, err
	}
	words := []string{path}
	if debugger := os.Getenv("SLUICE_DEBUG"); debugger != "" {
		words = []string{"dlv", "exec", "--headless", "--listen=" + debugger, "--api-version=2",
			"--accept-multiclient", path}
	}
	command := exec.Command(words[0], words[1:]...)
	command.Dir = of.CodeRoot
	command.Stdout = w.stdout
	command.Stderr = w.stderr
	command.Env = environment(of, api)
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("%s could not be started: %w", path, err)
	}
	p := &program{pid: command.Process.Pid, ended: make(chan int, 1)}
	go func() {
		command.Wait()
		p.ended <- status(command.ProcessState)
	}()
	return p, nil
}

// entrypoint finds what was built, what the clouds call bootstrap, or a program of the handler's name.
func entrypoint(of *function) (string, error) {
	places := []string{filepath.Join(of.CodeRoot, "bootstrap"), filepath.Join(of.CodeRoot, of.Handler)}
	if of.BuiltRoot != "" {
		places = append([]string{filepath.Join(of.BuiltRoot, "bootstrap")}, places...)
	}
	for _, place := range places {
		if info, err := os.Stat(place); err == nil && info.Mode().IsRegular() {
			if info.Mode()&0o111 == 0 {
				return "", fmt.Errorf("%s is not executable; run: chmod +x on it", place)
			}
			return place, nil
		}
	}
	return "", fmt.Errorf("there is no program to run; looked for %s", strings.Join(places, ", "))
}

func environment(of *function, api *api) []string {
	variables := os.Environ()
	for name, value := range of.Environment {
		variables = append(variables, name+"="+value)
	}
	port := strconv.Itoa(serverPort)
	return append(variables,
		"AWS_LAMBDA_RUNTIME_API="+api.address,
		"FC_RUNTIME_API="+api.address,
		"FC_SERVER_PORT="+port,
		"FC_FUNC_CODE_PATH="+of.CodeRoot)
}

func status(state *os.ProcessState) int {
	if wait, ok := state.Sys().(syscall.WaitStatus); ok && wait.Signaled() {
		return 128 + int(wait.Signal())
	}
	return state.ExitCode()
}

func (p *program) file(name string) string { return "/proc/" + strconv.Itoa(p.pid) + "/" + name }

func (p *program) beginMeasuring() {
	os.WriteFile(p.file("clear_refs"), []byte("5"), 0)
	p.children = p.childFaults()
}

// measured is nine bytes: the most memory it held in KiB, -1 where the system does not tell, and whether child
// processes ran, which that leaves out.
func (p *program) measured() []byte {
	peak := int64(-1)
	if text, err := os.ReadFile(p.file("status")); err == nil {
		if _, after, found := bytes.Cut(text, []byte("VmHWM:")); found {
			number, _, _ := bytes.Cut(after, []byte("kB"))
			if value, err := strconv.ParseInt(string(bytes.TrimSpace(number)), 10, 64); err == nil {
				peak = value
			}
		}
	}
	usage := binary.BigEndian.AppendUint64(nil, uint64(peak))
	if p.childFaults() != p.children {
		return append(usage, 1)
	}
	return append(usage, 0)
}

// childFaults counts up with every child process that ended.
func (p *program) childFaults() string {
	text, err := os.ReadFile(p.file("stat"))
	if err != nil {
		return p.children
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	return fields[8]
}

// header sets what both clouds' APIs tell about a call.
func (c *call) header(of *function, h http.Header) {
	deadline := strconv.FormatInt(c.deadline.UnixMilli(), 10)
	h.Set("Lambda-Runtime-Aws-Request-Id", c.ID)
	h.Set("Lambda-Runtime-Deadline-Ms", deadline)
	h.Set("Lambda-Runtime-Invoked-Function-Arn", of.Arn)
	h.Set("Lambda-Runtime-Client-Context", `{"custom":{"idempotencyKey":`+strconv.Quote(c.Key)+`}}`)
	h.Set("X-Fc-Request-Id", c.ID)
	h.Set("X-Fc-Function-Deadline", deadline)
	h.Set("X-Fc-Function-Name", of.Name)
	h.Set("X-Fc-Function-Handler", of.Handler)
	h.Set("X-Fc-Function-Memory", strconv.Itoa(of.MemoryMb))
	h.Set("X-Fc-Function-Timeout", strconv.Itoa(of.TimeoutSeconds))
	h.Set("X-Fc-Idempotency-Key", c.Key)
	h.Set("Content-Type", "application/json")
}
