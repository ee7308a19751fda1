"""Counts a cleaned access log: pages, status codes, sources and the visitors of every minute.

Takes  {"log": {"period"}, "columns"} as `parse` gives it.
Gives  {"requests", "visitors", "bytes", "status", "topPages", "topSources", "visitorsPerMinute", "troubles"}.
Set by environment: TOP, how many pages and sources to list.
"""

import os
import statistics
from collections import Counter, defaultdict
from datetime import datetime, timedelta

TROUBLE = 0.1  # the share of server errors from which a minute is worth a mention


def handler(event, context):
    columns = event["columns"]
    start = datetime.fromisoformat(event["log"]["period"]["from"])
    minutes = event["log"]["period"]["minutes"]
    top = int(os.environ.get("TOP", "10"))
    print(f"{len(columns['page']):,} requests in {minutes} minutes from {start:%Y-%m-%d %H:%M}")

    per_minute = visitors_per_minute(columns, minutes)
    print(f"{max(per_minute)} visitors in the busiest minute")
    bad = troubles(columns, start)
    for minute in bad:
        print(f"{minute['minute']}: {minute['errors']} of {minute['requests']} requests failed")

    return {
        "requests": len(columns["page"]),
        "visitors": len(set(columns["visitor"])),
        "bytes": sum(columns["bytes"]),
        "status": {str(code): count for code, count in sorted(Counter(columns["status"]).items())},
        "topPages": top_pages(columns, top),
        "topSources": top_sources(columns, top),
        "visitorsPerMinute": spread(per_minute, start),
        "troubles": bad,
    }


def top_pages(columns, top):
    """The pages asked for most, with their visitors and bytes; of equals the first by name."""
    requests, weight, visitors = Counter(), Counter(), defaultdict(set)
    for page, visitor, size in zip(columns["page"], columns["visitor"], columns["bytes"]):
        requests[page] += 1
        weight[page] += size
        visitors[page].add(visitor)
    best = sorted(requests, key=lambda page: (-requests[page], columns["pages"][page]))[:top]
    return [
        {"page": columns["pages"][page], "requests": requests[page], "visitors": len(visitors[page]), "bytes": weight[page]}
        for page in best
    ]


def top_sources(columns, top):
    """Where people came from, without steps inside the site."""
    names = columns["sources"]
    counts = Counter(names[source] for source in columns["source"] if names[source] != "internal")
    return [{"source": name, "requests": count} for name, count in sorted(counts.items(), key=lambda e: (-e[1], e[0]))[:top]]


def visitors_per_minute(columns, minutes):
    """How many different visitors each minute had, quiet minutes included."""
    seen = [set() for _ in range(minutes)]
    for minute, visitor in zip(columns["minute"], columns["visitor"]):
        seen[minute].add(visitor)
    return [len(each) for each in seen]


def spread(per_minute, start):
    busiest = per_minute.index(max(per_minute))
    return {
        "mean": round(statistics.fmean(per_minute), 1),
        "median": statistics.median(per_minute),
        "peak": {"minute": stamp(start, busiest), "visitors": per_minute[busiest]},
        "counts": per_minute,
    }


def troubles(columns, start):
    """The minutes in which the server itself failed often."""
    requests = Counter(columns["minute"])
    errors = Counter(minute for minute, status in zip(columns["minute"], columns["status"]) if status >= 500)
    return [
        {"minute": stamp(start, minute), "requests": requests[minute], "errors": errors[minute]}
        for minute in sorted(errors)
        if errors[minute] >= 2 and errors[minute] / requests[minute] >= TROUBLE
    ]


def stamp(start, minute):
    return (start + timedelta(minutes=minute)).isoformat(timespec="minutes")
