"""Greets whoever the event names: {"name": "Ada"}, or an HTTP request for /hello/Ada."""


def handler(event, context):
    name = event.get("name") or event.get("pathParameters", {}).get("name") or "world"
    print(f"greet: {name}")
    return {"message": f"Hello, {name}!"}
