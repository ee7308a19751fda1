#!/usr/bin/env python3
"""Makes the sample events of this folder from a web server access log that it invents.

    python3 make_log.py                 writes the events
    python3 make_log.py --log access.log    writes the log itself as well

The log is in the combined format of Apache httpd and nginx: two hours around midnight of a small news site, with a
rush when a newsletter goes out. A fixed seed makes it the same every time. Addresses are from the ranges that are set
aside for documentation and benchmarks.
"""

import argparse
import base64
import datetime
import gzip
import json
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent
SEED = 20260315
SITE = "https://www.example.com"
ZONE = datetime.timezone(datetime.timedelta(hours=1))
START = datetime.datetime(2026, 3, 14, 23, 0, tzinfo=ZONE)
MINUTES = 120
NEWSLETTER = 42  # the minute it goes out
OVERLOAD = (47, 50)  # the minutes in which the server cannot keep up
PAYLOAD_LIMIT = 262_144  # bytes of one step's input or output in AWS Step Functions

SECTIONS = ["city", "culture", "sport", "science", "opinion", "travel"]
WORDS = (
    "bridge harbour market school tram museum river budget festival library marathon orchestra garden bakery observatory "
    "archive ferry theatre vote storm reactor glacier harvest stadium canal lighthouse"
).split()
ASSETS = [("/assets/site.css", 18_422), ("/assets/site.js", 61_207), ("/assets/logo.svg", 2_318), ("/favicon.ico", 1_150)]
BROWSERS = [
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1", 30),
    ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Mobile Safari/537.36", 28),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36", 22),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15", 9),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0", 6),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 Edg/134.0.0.0", 5),
]
ROBOTS = [
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", 5),
    ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", 3),
    ("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", 2),
    ("curl/8.12.1", 1),
    ("UptimeRobot/2.0", 1),
]
SCANNED = ["/wp-login.php", "/.env", "/xmlrpc.php", "/.git/config", "/admin/config.php", "/phpmyadmin/index.php"]
SOURCES = [("-", 40), ("https://www.google.com/", 26), ("https://duckduckgo.com/", 5), ("https://news.ycombinator.com/", 4), ("https://t.co/q8Zk1xYb", 6)]
CAMPAIGN = "?utm_source=newsletter&utm_campaign=2026-03-14"
NOISE = [
    '"\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03" 400 226 "-" "-"',
    '"-" 408 0 "-" "-"',
    '"GET /search?q=%E0%A4%A 400 226',
    '"\\x03\\x00\\x00\\x13\\x0E\\xE0\\x00\\x00\\x00\\x00\\x00\\x01\\x00\\x08\\x00\\x00\\x00\\x00\\x00" 400 226 "-" "-"',
]


def pick(rng, weighted):
    return rng.choices([item for item, _ in weighted], [weight for _, weight in weighted])[0]


class Site:
    """The pages and how often each is read: a few very often, most of them seldom (Zipf)."""

    def __init__(self, rng):
        self.size = {"/": 48_310}
        self.size |= {f"/{section}/": rng.randrange(24_000, 40_000) for section in SECTIONS}
        made = set()
        while len(made) < 160:
            made.add(f"/{rng.choice(SECTIONS)}/{'-'.join(rng.sample(WORDS, 2))}")
        self.articles = sorted(made)
        rng.shuffle(self.articles)
        self.size |= {article: rng.randrange(14_000, 72_000) for article in self.articles}
        self.lead = self.articles[0]
        popular = ["/", *self.articles[:2], *self.size]
        self.pages = list(dict.fromkeys(popular))
        self.weights = [1 / (rank + 1) ** 1.05 for rank in range(len(self.pages))]

    def any_page(self, rng):
        return rng.choices(self.pages, self.weights)[0]


class Log:
    def __init__(self):
        self.lines = []

    def add(self, second, address, rest):
        moment = START + datetime.timedelta(seconds=second)
        self.lines.append((second, f"{address} - - [{moment:%d/%b/%Y:%H:%M:%S %z}] {rest}"))

    def request(self, second, address, path, status, size, referrer, agent, method="GET"):
        self.add(second, address, f'"{method} {path} HTTP/1.1" {status} {size} "{referrer}" "{agent}"')

    def text(self, count):
        """The first so many lines in the order of time."""
        return "".join(line + "\n" for _, line in sorted(self.lines, key=lambda each: each[0])[:count])


def address(rng):
    if rng.random() < 0.2:
        return f"2001:db8:{rng.randrange(0x10000):x}:{rng.randrange(0x100):x}::{rng.randrange(1, 0x10000):x}"
    return f"198.{rng.choice((18, 19))}.{rng.randrange(256)}.{rng.randrange(1, 255)}"


def arrivals(rng, per_minute):
    """Seconds at which visitors arrive: fewer towards the night, many just after the newsletter."""
    for minute in range(MINUTES):
        rate = per_minute * (1.25 - 0.5 * minute / MINUTES)
        if minute >= NEWSLETTER:
            rate += 4.2 * per_minute * math.exp(-(minute - NEWSLETTER) / 9)
        at = rng.expovariate(rate)
        while at < 1:
            yield minute, minute * 60 + int(at * 60)
            at += rng.expovariate(rate)


def visit(rng, site, log, minute, second):
    who, agent = address(rng), pick(rng, BROWSERS)
    by_mail = minute >= NEWSLETTER and rng.random() < 0.55
    page = site.lead + CAMPAIGN if by_mail else site.any_page(rng)
    referrer = "-" if by_mail else pick(rng, SOURCES)
    returning = rng.random() < 0.45
    for number in range(min(12, 1 + int(rng.expovariate(0.75)))):
        status, size = answer(rng, site, page, second)
        if status == 301:
            log.request(second, who, page.rstrip("/"), 301, 0, referrer, agent)
            status, size = 200, site.size[page]
        log.request(second, who, page, status, size, referrer, agent)
        if number == 0 and status == 200:
            for path, weight in ASSETS[: 2 if returning else 4]:
                log.request(second, who, path, 304 if returning else 200, 0 if returning else weight, SITE + page, agent)
        referrer = SITE + page
        if page in site.articles and rng.random() < 0.06:
            log.request(second + 2, who, f"{page}/comments", 201 if rng.random() < 0.9 else 429, 64, referrer, agent, "POST")
        page = site.any_page(rng)
        second += 5 + int(rng.expovariate(1 / 50))


def answer(rng, site, page, second):
    """Status and size: mostly the page, sometimes nothing new or a dead link, and errors while the rush is too much."""
    path = page.split("?")[0]
    if OVERLOAD[0] <= second / 60 < OVERLOAD[1] and rng.random() < 0.3:
        return 503, 512
    chance = rng.random()
    if chance < 0.012:
        return 404, 1_204
    if chance < 0.014:
        return 500, 512
    if chance < 0.09:
        return 304, 0
    if chance < 0.2 and path.count("/") == 2 and path.endswith("/"):
        return 301, 0
    return 200, site.size[path]


def robots(rng, site, log):
    for _ in range(26):
        who, agent = f"203.0.113.{rng.randrange(1, 255)}", pick(rng, ROBOTS)
        second = rng.randrange(MINUTES * 60 - 900)
        log.request(second, who, "/robots.txt", 200, 124, "-", agent)
        for _ in range(rng.randrange(5, 40)):
            second += rng.randrange(4, 40)
            page = rng.choice(site.pages)
            log.request(second, who, page, 200, site.size[page], "-", agent)
    for _ in range(9):
        who, second = f"192.0.2.{rng.randrange(1, 255)}", rng.randrange(MINUTES * 60)
        for path in rng.sample(SCANNED, 5):
            log.request(second, who, path, 404, 1_204, "-", "Mozilla/5.0 zgrab/0.x")
            second += 1


def noise(rng, log):
    for _ in range(38):
        log.add(rng.randrange(MINUTES * 60), address(rng), rng.choice(NOISE))


def busy():
    rng = random.Random(SEED)
    site, log = Site(rng), Log()
    for minute, second in arrivals(rng, per_minute=12.3):
        visit(rng, site, log, minute, second)
    robots(rng, site, log)
    noise(rng, log)
    return log


def quiet():
    """The same site on a slow night: visits only."""
    rng = random.Random(SEED + 1)
    site, log = Site(rng), Log()
    for second in sorted(rng.randrange(30 * 60) for _ in range(24)):
        visit(rng, site, log, 0, second)
    log.add(700, address(rng), NOISE[1])
    return log


def posted(body):
    """What a function gets from an HTTP API when the log is sent to it."""
    headers = {"content-type": "text/plain", "content-length": str(len(body)), "host": "localhost", "user-agent": "curl/8.12.1"}
    http = {"method": "POST", "path": "/logs", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "curl/8.12.1"}
    return {
        "version": "2.0",
        "routeKey": "POST /logs",
        "rawPath": "/logs",
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "domainName": "localhost",
            "domainPrefix": "localhost",
            "http": http,
            "requestId": "5f3c1d2e-0001",
            "routeKey": "POST /logs",
            "stage": "$default",
            "time": "15/Mar/2026:00:05:00 +0000",
            "timeEpoch": 1_773_533_100_000,
        },
        "body": body,
        "isBase64Encoded": False,
    }


def tick():
    """What a timer sends."""
    return {
        "version": "0",
        "id": "6d0f9b1e-7a54-4b0c-9f7e-1f2a3b4c5d6e",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": "2026-03-15T00:05:00Z",
        "region": "eu-central-1",
        "resources": ["arn:aws:events:eu-central-1:000000000000:rule/nightly"],
        "detail": {},
    }


def write(name, event):
    text = json.dumps(event, indent=2) + "\n"
    if len(text) >= PAYLOAD_LIMIT:
        raise SystemExit(f"{name}: {len(text)} bytes, the limit is {PAYLOAD_LIMIT}")
    (HERE / name).write_text(text)
    print(f"{name}: {len(text)} bytes")


def packed(text):
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--log", type=pathlib.Path, help="write the whole log to this file as well")
    options = options.parse_args()

    log = busy()
    full = log.text(10_000)
    print(f"{len(log.lines)} lines made, the first {full.count(chr(10))} of them kept: {len(full)} bytes")
    write("full.json", {"site": SITE, "gzip": packed(full)})
    write("quiet.json", {"site": SITE, "log": quiet().text(200)})
    write("http.json", posted(quiet().text(60)))
    write("timer.json", tick())
    if options.log:
        options.log.write_text(full)


if __name__ == "__main__":
    main()
