"""Outside addresses are asked politely and judged over days; the server here does what bad hosts do."""

from __future__ import annotations

import http.server
import itertools
import socket
import threading
import time
from collections import defaultdict
from datetime import date, timedelta

import pytest
import samples
from conftest import copy, run
from coursekit import checked, schema
from coursekit.linkcheck import asking, inside, ledger
from coursekit.linkcheck import site as built_site
from links import external

DAY = date(2026, 3, 1)
QUICK = asking.Manners(patience=0.5, pause=0, backoff=0.01, tries=3, whole=20)


class _Host(http.server.BaseHTTPRequestHandler):
    """Answers by the path; its server remembers who asked what and when."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        host = self.headers["Host"]
        self.server.asked.append((self.command, name, time.monotonic(), host))
        self.server.open[host] += 1
        self.server.most = max(self.server.most, self.server.open[host])
        try:
            ANSWERS[name](self)
        except OSError:
            pass
        finally:
            self.server.open[host] -= 1

    def tell(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def times(self, name: str) -> int:
        return sum(asked[1] == name for asked in self.server.asked)

    def log_message(self, *_: object) -> None:
        pass


def _cut(host: _Host) -> None:
    host.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    host.wfile.flush()
    host.connection.shutdown(socket.SHUT_RDWR)


def _linger(host: _Host) -> None:
    time.sleep(0.05)
    host.tell(200)


def _drip(host: _Host) -> None:
    host.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(20):
        host.wfile.write(b"x")
        host.wfile.flush()
        time.sleep(0.1)


AWAY = "http://127.0.0.1:9/"
"""Where nobody listens."""

ANSWERS = {
    "ok": lambda host: host.tell(200),
    "also": lambda host: host.tell(200),
    "get-only": lambda host: host.tell(405 if host.command == "HEAD" else 200),
    "lies-to-head": lambda host: host.tell(404 if host.command == "HEAD" else 200),
    "cuts-head": lambda host: _cut(host) if host.command == "HEAD" else host.tell(200),
    "moved": lambda host: host.tell(301, Location="/ok"),
    "moved-twice": lambda host: host.tell(308, Location="/moved"),
    "for-now": lambda host: host.tell(302, Location="/ok"),
    "for-now-then-moved": lambda host: host.tell(302, Location="/moved"),
    "moved-then-for-now": lambda host: host.tell(301, Location="/for-now"),
    "moved-to-nothing": lambda host: host.tell(301, Location="/missing"),
    "circle": lambda host: host.tell(302, Location="/circle"),
    "nonsense": lambda host: host.tell(302, Location="http://[:x"),
    "lingers": _linger,
    "over": lambda host: host.tell(302, Location=f"{host.server.address}/lingers"),
    "missing": lambda host: host.tell(404),
    "gone": lambda host: host.tell(410),
    "broken": lambda host: host.tell(500),
    "breaks-head": lambda host: host.tell(503 if host.command == "HEAD" else 200),
    "leads-away": lambda host: host.tell(302, Location=AWAY),
    "mends": lambda host: host.tell(500 if host.times("mends") < 3 else 200),
    "forbidden": lambda host: host.tell(403),
    "busy": lambda host: host.tell(429),
    "busy-once": lambda host: (
        host.tell(429, Retry_After="1") if host.times("busy-once") < 3 else host.tell(200)
    ),
    "stalls": lambda host: time.sleep(2),
    "drips": _drip,
    "cuts": _cut,
}


@pytest.fixture
def server():
    """A server on this machine that does what its paths are named for."""
    started = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    started.asked, started.open, started.most = [], defaultdict(int), 0
    started.address = f"http://127.0.0.1:{started.server_address[1]}"
    threading.Thread(target=started.serve_forever, args=(0.01,), daemon=True).start()
    yield started
    started.shutdown()
    started.server_close()


@pytest.fixture
def closed():
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}/ok"


TOLD = {
    "ok": ("good", "200", ""),
    "get-only": ("good", "200", ""),
    "lies-to-head": ("good", "200", ""),
    "cuts-head": ("good", "200", ""),
    "moved": ("good", "200", "/ok"),
    "moved-twice": ("good", "200", "/ok"),
    "for-now": ("good", "200", ""),
    "for-now-then-moved": ("good", "200", ""),
    "moved-then-for-now": ("good", "200", "/for-now"),
    "moved-to-nothing": ("failed", "404", ""),
    "circle": ("failed", "it redirects more than 10 times", ""),
    "nonsense": ("failed", "it leads to what is no address", ""),
    "missing": ("failed", "404", ""),
    "gone": ("failed", "410", ""),
    "broken": ("failed", "500", ""),
    "mends": ("good", "200", ""),
    "forbidden": ("shy", "403", ""),
    "busy": ("shy", "429", ""),
    "busy-once": ("good", "200", ""),
    "stalls": ("failed", "no answer in time", ""),
    "breaks-head": ("good", "200", ""),
    "drips": ("failed", "no answer in time", ""),
    "cuts": ("failed", "the answer breaks off", ""),
}


@pytest.mark.parametrize("name", TOLD)
def test_an_address_is_told_by_what_it_does(server, name):
    verdict, said, moved = TOLD[name]
    expected = asking.Answer(f"{server.address}/{name}", verdict, said, moved and server.address + moved)
    assert [expected] == asking.answers([f"{server.address}/{name}"], QUICK)


def test_a_host_that_refuses_is_asked_no_further(server, closed):
    more = [closed, *(f"{closed}?{number}" for number in range(60))]
    begun = time.monotonic()
    told = asking.answers([*more, f"{server.address}/ok"], asking.Manners(patience=0.5, pause=0, backoff=0.2))
    assert time.monotonic() - begun < 15, "each of them takes more than half a second when it is asked"
    assert {address: "its host cannot be reached" for address in more} == {
        answer.address: answer.said for answer in told if answer.verdict == "failed"
    }
    assert [answer.verdict for answer in told if answer.verdict != "failed"] == ["good"]


def test_a_page_that_leads_to_a_dead_host_speaks_for_itself_alone(server):
    addresses = [f"{server.address}/{name}" for name in ("leads-away", "leads-away?again", "ok")]
    told = {answer.address: answer for answer in asking.answers(addresses, QUICK)}
    assert {"it leads to a host that cannot be reached"} == {told[one].said for one in addresses[:2]}
    assert told[addresses[2]].verdict == "good"
    asked = [name for _, name, _, _ in server.asked if name == "leads-away"]
    assert len(asked) == 1 + QUICK.tries + 1, "to see if there is a network, the first page, and the other"


def test_one_host_gets_one_question_at_a_time_with_pauses(server):
    addresses = [f"{server.address}/ok?{number}" for number in range(6)]
    asking.answers(addresses, asking.Manners(patience=1, pause=0.1))
    times = [when for _, _, when, _ in server.asked]
    assert server.most == 1
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) > 0.09


def test_a_redirect_to_another_host_waits_for_its_turn_there(server):
    elsewhere = server.address.replace("127.0.0.1", "localhost")
    addresses = [f"{elsewhere}/over?{number}" for number in range(3)]
    addresses += [f"{server.address}/lingers?{number}" for number in range(6)]
    told = asking.answers(addresses, QUICK)
    assert {answer.verdict for answer in told} == {"good"}
    assert server.most == 1


def test_hosts_do_not_wait_for_each_other(server):
    port = server.server_address[1]
    hosts = [f"http://127.0.0.1:{port}", f"http://localhost:{port}"]
    addresses = [f"{host}/ok?{number}" for host in hosts for number in range(4)]
    assert len(asking.answers(addresses, asking.Manners(patience=2, pause=0.2))) == 8
    asked = [host for _, _, _, host in server.asked]
    assert len(set(asked)) == 2
    assert len(list(itertools.groupby(asked))) > 2, "first all of one host, then all of the other"


def test_a_host_that_names_a_time_to_wait_gets_it(server):
    asking.answers([f"{server.address}/busy-once"], QUICK)
    times = [when for _, name, when, _ in server.asked if name == "busy-once"]
    assert max(later - earlier for earlier, later in itertools.pairwise(times)) > 0.9


def test_no_page_is_downloaded_and_the_asker_says_who_it_is(server):
    assert "coursekit" in asking.NAME
    asking.answers([f"{server.address}/ok"], QUICK)
    assert {"HEAD"} == {command for command, *_ in server.asked}


def test_when_the_time_is_up_the_rest_waits_for_another_run(server):
    addresses = [f"{server.address}/also", f"{server.address}/stalls"]
    told = asking.answers(addresses, asking.Manners(patience=5, pause=0, whole=0.5))
    assert [f"{server.address}/also"] == [answer.address for answer in told]


def test_where_no_host_can_be_reached_nothing_is_judged(closed):
    assert asking.answers([closed], QUICK) is None
    assert asking.answers([], QUICK) == []


def _course(tmp_path, *addresses):
    """The smallest course with a site of one page that links to the addresses."""
    root = copy(samples.SMALLEST, tmp_path / "course")
    (root / "site").mkdir()
    _link(root, *addresses)
    return root


def _link(root, *addresses):
    links = "".join(f'<a href="{address}#part">x</a>\n' for address in addresses)
    (root / "site" / "index.html").write_text(links, "utf-8")


def _run(root, today):
    built = built_site.read(root / "site")
    return [str(finding) for finding in external(built, root, today, QUICK)]


def test_an_address_is_dead_only_after_it_failed_on_three_days(server, tmp_path):
    bad, good = f"{server.address}/missing", f"{server.address}/ok"
    root = _course(tmp_path, bad, good)
    assert _run(root, DAY) == []
    assert _run(root, DAY) == [], "a second run on one day does not count"
    assert _run(root, DAY + timedelta(days=1)) == []
    assert [
        f"site/index.html:1: error: '{bad}' failed on 3 days (404; never good when asked) [K006]"
    ] == _run(root, DAY + timedelta(days=9))


def test_a_good_day_wipes_out_the_bad_ones(server, tmp_path, monkeypatch):
    root = _course(tmp_path, f"{server.address}/missing")
    _run(root, DAY)
    _run(root, DAY + timedelta(days=1))
    monkeypatch.setitem(ANSWERS, "missing", ANSWERS["ok"])
    assert _run(root, DAY + timedelta(days=2)) == []
    monkeypatch.undo()
    assert _run(root, DAY + timedelta(days=12)) == []
    assert _run(root, DAY + timedelta(days=13)) == []
    assert f"(404; last good on {DAY + timedelta(days=2)})" in _run(root, DAY + timedelta(days=14))[0]


def test_a_shy_host_says_nothing_of_its_pages(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/forbidden")
    for days in range(5):
        assert _run(root, DAY + timedelta(days=days)) == []


def test_a_dead_address_names_the_copy_that_the_author_gave(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/missing", f"{server.address}/ok")
    _run(root, DAY)
    path = root / ledger.PATH
    copy_at = "https://archive.example.org/1"
    before = path.read_text("utf-8").replace('missing"\n', f'missing"\n  archived: {copy_at}\n')
    path.write_text(f"# ours\n{before}", "utf-8")
    _run(root, DAY + timedelta(days=1))
    (said,) = _run(root, DAY + timedelta(days=2))
    assert said.endswith(f"; a copy is at {copy_at} [K006]")
    assert path.read_text("utf-8").startswith("# ours\n")
    _link(root, f"{server.address}/ok")
    _run(root, DAY + timedelta(days=3))
    assert copy_at in path.read_text("utf-8"), "an entry with a copy is kept"


def test_a_moved_address_is_a_warning_that_says_where_to_at_the_line_of_the_source(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/moved")
    studies = root / "curriculum" / "studies.yml"
    text = studies.read_text("utf-8")
    studies.write_text(text.replace("  kind:", f"  link: {server.address}/moved\n  kind:"), "utf-8")
    line = studies.read_text("utf-8")[: studies.read_text("utf-8").index("link:")].count("\n") + 1
    assert [
        f"curriculum/studies.yml:{line}: warning: '{server.address}/moved' has moved for good to "
        f"'{server.address}/ok' [K007]"
    ] == _run(root, DAY)


def test_an_address_that_was_good_this_week_is_not_asked_again(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/ok")
    _run(root, DAY)
    number = len(server.asked)
    _run(root, DAY + timedelta(days=6))
    assert number == len(server.asked)
    _run(root, DAY + timedelta(days=7))
    assert number < len(server.asked)


def test_the_ledger_is_a_file_of_the_course_that_check_reads(server, tmp_path):
    names = ("ok", "missing", "moved", "stalls", "forbidden")
    root = _course(tmp_path, *(f"{server.address}/{name}" for name in names), f"{server.address}/ok?a=%22:#")
    _run(root, DAY)
    outcome = checked.course(root, DAY)
    assert outcome.findings == ()
    assert len(names) + 1 == len(outcome.course.addresses)
    written = (root / ledger.PATH).read_text("utf-8")
    entries = {entry.address: entry for entry in outcome.course.addresses}
    assert written == ledger.text(entries, written)
    assert sorted(entries) == list(entries)


def test_the_ledger_names_its_schema_where_the_course_has_schemas(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/ok")
    assert run("schemas.py", root).returncode == 0
    _run(root, DAY)
    assert (root / ledger.PATH).read_text("utf-8").startswith(f"{schema.LINE}.schemas/addresses.json\n# What")
    assert checked.course(root, DAY).findings == ()


def test_a_comment_that_somebody_put_between_the_entries_is_kept_at_the_head(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/ok", f"{server.address}/also")
    _run(root, DAY)
    path = root / ledger.PATH
    path.write_text(
        path.read_text("utf-8").replace("- address", "# Ask them by phone.\n- address", 1), "utf-8"
    )
    _run(root, DAY)
    assert path.read_text("utf-8").partition("- address")[0].endswith("# Ask them by phone.\n")


def test_what_is_no_longer_linked_leaves_the_ledger(server, tmp_path):
    root = _course(tmp_path, f"{server.address}/ok", f"{server.address}/also")
    _run(root, DAY)
    _link(root, f"{server.address}/ok")
    _run(root, DAY)
    assert "also" not in (root / ledger.PATH).read_text("utf-8")


def test_the_part_of_a_page_is_not_asked_for(tmp_path):
    root = _course(tmp_path, "https://example.com/a")
    assert list(inside.outside(built_site.read(root / "site"))) == ["https://example.com/a"]


def test_without_a_network_one_line_says_so_and_nothing_fails(tmp_path):
    root = _course(tmp_path, "https://nowhere.invalid/a", "https://nothing.invalid/")
    outcome = run("links.py", root, "--external")
    assert (outcome.returncode, outcome.stdout) == (0, "")
    lines = [line for line in outcome.stderr.splitlines() if line.startswith("no network: ")]
    assert len(lines) == 1
    assert not (root / ledger.PATH).exists()
