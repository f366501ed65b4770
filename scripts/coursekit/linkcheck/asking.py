"""Asks outside addresses whether they answer: one question at a time to a host, and not for ever."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

import httpx

Verdict = Literal["good", "shy", "failed"]
"""Shy is a host that is there and does not let a program look: that says nothing of the page."""

SHY = frozenset((401, 403, 405, 406, 407, 429, 451, 999))
AGAIN = frozenset((429, 500, 502, 503, 504))
FOR_GOOD = frozenset((301, 308))
NAME = "coursekit-links (it checks the links of a course, one at a time)"


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently and how politely to ask; all times in seconds."""

    patience: float = 20
    """For one answer."""
    pause: float = 1
    """Between two questions to one host."""
    hosts: int = 8
    """Hosts that are asked at the same time."""
    tries: int = 3
    backoff: float = 2
    """Before the second try; it doubles before each further one."""
    longest_wait: float = 60
    """The longest that a host can make us wait with Retry-After."""
    hops: int = 10
    """Redirects that are followed."""
    whole: float = 900
    """For all addresses together."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address said: in a word or its status, and where it has moved to for good."""

    address: str
    verdict: Verdict
    said: str
    moved: str = ""


def answers(addresses: Iterable[str], manners: Manners | None = None) -> list[Answer] | None:
    """What the addresses said, in their order; None where no host can be reached at all.

    An address whose turn did not come before the time was up is left out.
    """
    asked = _Asker(manners or Manners()).ask(sorted(set(addresses)))
    # In a thread of its own, so that a caller who runs an event loop may ask too.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


class _Later(Exception):
    """The answer is not the last word: it is worth asking again after `wait` seconds."""

    def __init__(self, answer: Answer, wait: float = 0, away: str = "") -> None:
        super().__init__(answer.said)
        self.answer = answer
        self.wait = wait
        self.away = away
        """The host that could not be reached, if that is why."""


class _Asker:
    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.places = asyncio.Semaphore(manners.hosts)
        self.away: set[str] = set()
        """Hosts that could not be reached; nothing more is asked of them."""

    async def ask(self, addresses: list[str]) -> list[Answer] | None:
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[_host(address)].append(address)
        told: list[Answer] = []
        # A little less than our own limit, so that a connection that never comes is told as such.
        limit = 0.9 * self.manners.patience
        async with httpx.AsyncClient(headers={"User-Agent": NAME}, timeout=limit) as client:
            self.client = client
            if addresses and not await self._any([group[0] for group in by_host.values()]):
                return None
            try:
                async with asyncio.timeout(self.manners.whole):
                    await asyncio.gather(*(self._host(group, told) for group in by_host.values()))
            except TimeoutError:
                pass  # What was told in time counts; the rest keeps its turn for another run.
        return sorted(told, key=lambda answer: answer.address)

    async def _any(self, addresses: list[str]) -> bool:
        """Whether there is a network: one of a few hosts takes a connection."""
        return any(await asyncio.gather(*(self._reaches(address) for address in addresses[:5])))

    async def _reaches(self, address: str) -> bool:
        try:
            await self._send("HEAD", httpx.URL(address))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as problem:
            return "certificate" in str(problem).casefold()
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
            return True
        return True

    async def _host(self, addresses: list[str], told: list[Answer]) -> None:
        for address in addresses:
            told.append(await self._patiently(address))

    async def _patiently(self, address: str) -> Answer:
        """The last word on an address after the tries that it is worth."""
        wait = self.manners.backoff
        for left in reversed(range(self.manners.tries)):
            try:
                # A host that answers HEAD with a fault may answer GET well.
                return await self._once(address, "HEAD" if left else "GET")
            except _Later as later:
                answer, away = later.answer, later.away
                if left:
                    await asyncio.sleep(min(max(wait, later.wait), self.manners.longest_wait))
                wait *= 2
        if away:
            self.away.add(away)
        return answer

    async def _once(self, address: str, method: str) -> Answer:
        """What an address says, followed to where it leads; raises _Later for a doubtful answer."""
        moved, for_good = "", True
        try:
            url = httpx.URL(address)
            for _ in range(self.manners.hops + 1):
                if _host(url) in self.away:
                    return _unreached(address, url)
                response = await self._look(url, method)
                if response.next_request is None:
                    return _judged(address, response, moved)
                for_good = for_good and response.status_code in FOR_GOOD
                url = response.next_request.url
                moved = str(url) if for_good else moved
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as problem:
            if "certificate" in str(problem).casefold():
                return Answer(address, "failed", "its certificate is not valid")
            raise _Later(_unreached(address, url), away=_host(url)) from None
        except (httpx.TimeoutException, TimeoutError):
            raise _Later(Answer(address, "failed", "no answer in time")) from None
        except (httpx.InvalidURL, httpx.HTTPError) as problem:
            if isinstance(problem, httpx.InvalidURL) or "location header" in str(problem):
                return Answer(address, "failed", "it leads to what is no address")
            raise _Later(Answer(address, "failed", "the answer breaks off")) from None
        return Answer(address, "failed", f"it redirects more than {self.manners.hops} times")

    async def _look(self, url: httpx.URL, method: str) -> httpx.Response:
        """The answer to a method, or to GET where a host does not answer HEAD as it should."""
        try:
            response = await self._send(method, url)
            if method == "GET" or response.status_code < 400 or response.status_code in AGAIN:
                return response
        except (httpx.ReadError, httpx.RemoteProtocolError):
            pass
        return await self._send("GET", url)

    async def _send(self, method: str, url: httpx.URL) -> httpx.Response:
        async with self._turn(url.host), asyncio.timeout(self.manners.patience):
            response = await self.client.send(self.client.build_request(method, url), stream=True)
            await response.aclose()  # The head says enough; nothing is downloaded.
            return response

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        async with self.turns[host]:
            async with self.places:
                yield
            await asyncio.sleep(self.manners.pause)


def _unreached(address: str, url: httpx.URL) -> Answer:
    """What is said of an address whose own host, or one that it leads to, takes no connection."""
    own = _host(address) == _host(url)
    said = "its host cannot be reached" if own else "it leads to a host that cannot be reached"
    return Answer(address, "failed", said)


def _host(address: str | httpx.URL) -> str:
    """The host of an address with its port; one that is no address has none."""
    try:
        return httpx.URL(address).netloc.decode("ascii", "replace")
    except httpx.InvalidURL:
        return ""


def _judged(address: str, response: httpx.Response, moved: str) -> Answer:
    status = response.status_code
    if 200 <= status < 300:
        return Answer(address, "good", str(status), moved)
    answer = Answer(address, "shy" if status in SHY else "failed", str(status))
    if status in AGAIN:
        wait = response.headers.get("Retry-After", "")
        raise _Later(answer, float(wait) if wait.isdecimal() else 0)
    return answer
