"""Starts the flow's state machine for one trigger, and answers for it where the trigger waits for the run.

Generated. Configured by its environment:
  KIND           http, queue, topic or webhook
  STATE_MACHINE  the state machine's ARN
  TRIGGER        the name to hand over with the event; empty: the event is handed over as it is
  WAIT_SECONDS   how long to wait for the run; 0: not at all
  SECRET         webhook: what deliveries are signed with; empty: they are not checked
  EVENTS         webhook: the events that start a run, separated by commas; empty: all
"""

import base64
import hashlib
import hmac
import json
import os
import time

import boto3

runs = boto3.client("stepfunctions")


def handler(event, context):
    kind = os.environ["KIND"]
    if kind == "queue":
        return queue(event)
    if kind == "topic":
        return {"executionArn": start(event)}
    if kind == "webhook":
        refusal = refused(event)
        if refusal:
            return refusal
    return http(event)


def start(event):
    trigger = os.environ.get("TRIGGER", "")
    given = {"trigger": trigger, "event": event} if trigger else event
    return runs.start_execution(stateMachineArn=os.environ["STATE_MACHINE"], input=json.dumps(given))["executionArn"]


def ended(execution, seconds):
    """The run once it has ended; None if it goes on for longer than that."""
    until = time.monotonic() + seconds
    pause = 0.05
    while True:
        run = runs.describe_execution(executionArn=execution)
        if run["status"] not in ("RUNNING", "PENDING_REDRIVE"):
            return run
        left = until - time.monotonic()
        if left <= 0:
            return None
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, 1.0)


def http(event):
    execution = start(event)
    seconds = float(os.environ.get("WAIT_SECONDS", "0"))
    if not seconds:
        return answer(202, {"run": execution.rsplit(":", 1)[-1]})
    run = ended(execution, seconds)
    if run is None:
        return answer(504, {"error": "Timeout", "run": execution.rsplit(":", 1)[-1]})
    if run["status"] != "SUCCEEDED":
        return answer(500, {"error": run.get("error", run["status"])})
    output = json.loads(run["output"])
    if isinstance(output, dict) and isinstance(output.get("statusCode"), (int, float)):
        return response(output)
    return answer(200, output)


def response(output):
    """The response that the run's output describes. An HTTP API takes bodies as text only."""
    if not 200 <= output["statusCode"] <= 599:
        return answer(502, {"error": "InvalidStatusCode"})
    body = output.get("body")
    if body is not None and not isinstance(body, str):
        output = output | {"body": json.dumps(body)}
    several = {name: ",".join(map(str, values)) for name, values in (output.get("multiValueHeaders") or {}).items()}
    return output | {"headers": (output.get("headers") or {}) | several} if several else output


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def queue(event):
    """Messages count as handled when the run has succeeded; else they come back."""
    run = ended(start(event), float(os.environ["WAIT_SECONDS"]))
    if run is None or run["status"] != "SUCCEEDED":
        raise RuntimeError("the run " + ("has not ended in time" if run is None else "ended as " + run["status"]))
    output = json.loads(run["output"])
    failures = output.get("batchItemFailures", []) if isinstance(output, dict) else []
    return {"batchItemFailures": failures}


def refused(event):
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    secret = os.environ.get("SECRET", "")
    if secret:
        body = event.get("body") or ""
        raw = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()
        wanted = "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(wanted.encode(), headers.get("x-hub-signature-256", "").encode()):
            return answer(401, {"error": "the signature is wrong"})
    events = [name for name in os.environ.get("EVENTS", "").split(",") if name]
    if events and headers.get("x-github-event") not in events:
        return answer(202, {"ignored": headers.get("x-github-event")})
    return None
