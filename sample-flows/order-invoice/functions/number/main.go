// Gives an invoice its number: the same order always gets the same one, so that a call made twice makes one invoice.
//
// A program for provided.al2023 that asks the runtime API itself, with Go's own library alone; with
// github.com/aws/aws-lambda-go in the module, main would be lambda.Start(number).
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type order struct {
	Customer string          `json:"customer"`
	Lines    json.RawMessage `json:"lines"`
}

type invoice struct {
	Number string `json:"number"`
}

func number(event []byte) (invoice, error) {
	var of order
	if err := json.Unmarshal(event, &of); err != nil {
		return invoice{}, err
	}
	sum := sha256.Sum256(append([]byte(of.Customer), of.Lines...))
	return invoice{fmt.Sprintf("INV-%X", sum[:4])}, nil
}

func main() {
	api := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for {
		next, err := http.Get(api + "next")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		event, _ := io.ReadAll(next.Body)
		next.Body.Close()
		id := next.Header.Get("Lambda-Runtime-Aws-Request-Id")
		made, err := number(event)
		if err != nil {
			post(api+id+"/error", map[string]string{"errorType": "BadOrder", "errorMessage": err.Error()})
			continue
		}
		fmt.Println("numbered", made.Number)
		post(api+id+"/response", made)
	}
}

func post(url string, answer any) {
	body, _ := json.Marshal(answer)
	response, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err == nil {
		response.Body.Close()
	}
}
