"""Runs state machines with an interpreter of the Amazon States Language that is not ours: the one in moto.

Reads {"definition", "input", "mocks"}, one a line; writes {"status", "output", "error", "cause", "path"}, one a line. The
status of a definition that it cannot read is REFUSED.
Mocks are answers of states by name, one for each try: {"Return": value} or {"Throw": {"Error": …, "Cause": …}}.
Expressions are evaluated by the npm package jsonata, which SLUICE_VALIDATORS leads to.
"""

import json
import os
import subprocess
import sys
import threading
import time

import boto3
import moto.stepfunctions.parser.asl.jsonata.jsonata as jsonata
from moto import mock_aws
from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker
from moto.stepfunctions.parser.mocking import mock_config

EVALUATOR = """
const jsonata = require('jsonata');
require('readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  let out;
  try {
    const value = await jsonata(JSON.parse(line)).evaluate(undefined);
    out = value === undefined ? { error: 'undefined' } : { value };
  } catch (e) { out = { error: e.message }; }
  console.log(JSON.stringify(out));
});
"""


class Evaluator:
    """JSONata by Node.js, one expression at a time."""

    def __init__(self):
        self.turn = threading.Lock()
        self.node = subprocess.Popen(
            ["node", "-e", EVALUATOR],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"NODE_PATH": os.environ["SLUICE_VALIDATORS"]},
        )

    def __call__(self, expression):
        with self.turn:
            self.node.stdin.write(json.dumps(expression) + "\n")
            self.node.stdin.flush()
            answer = json.loads(self.node.stdout.readline())
        if "error" in answer:
            raise jsonata.JSONataException("evaluation", answer["error"])
        return answer["value"]


def answer(place, mock):
    if "Throw" in mock:
        return mock_config.MockedResponseThrow(place, place, mock["Throw"]["Error"], mock["Throw"]["Cause"])
    return mock_config.MockedResponseReturn(place, place, mock["Return"])


def mocked(mocks):
    states = [
        mock_config.StateMockedResponses(name, name, [answer(i, mock) for i, mock in enumerate(answers)])
        for name, answers in mocks.items()
    ]
    return mock_config.MockTestCase("machine", "case", states)


def run(case):
    with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        client = boto3.client("stepfunctions", region_name="us-east-1")
        machine = client.create_state_machine(
            name="machine", definition=json.dumps(case["definition"]), roleArn="arn:aws:iam::123456789012:role/any"
        )
        test_case = mocked(case["mocks"])
        plain = ExecutionWorker.__init__

        def init(self, *args, **kwargs):
            plain(self, *args, **kwargs)
            self._mock_test_case = test_case

        ExecutionWorker.__init__ = init
        try:
            execution = client.start_execution(
                stateMachineArn=machine["stateMachineArn"], input=json.dumps(case["input"])
            )["executionArn"]
            found = ended(client, execution)
        finally:
            ExecutionWorker.__init__ = plain
        events = client.get_execution_history(executionArn=execution, maxResults=1000)["events"]
    return {
        "status": found["status"],
        "output": json.loads(found["output"]) if "output" in found else None,
        "error": found.get("error"),
        "cause": found.get("cause"),
        "path": [e["stateEnteredEventDetails"]["name"] for e in events if "stateEnteredEventDetails" in e],
    }


def ended(client, execution):
    until = time.monotonic() + 20
    while True:
        found = client.describe_execution(executionArn=execution)
        if found["status"] != "RUNNING" or time.monotonic() > until:
            return found
        time.sleep(0.005)


jsonata._eval_jsonata = Evaluator()
for line in sys.stdin:
    try:
        outcome = run(json.loads(line))
    except Exception as e:  # it refuses some definitions that the service takes
        outcome = {"status": "REFUSED", "cause": str(e)}
    print(json.dumps(outcome), flush=True)
