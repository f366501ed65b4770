"""Measures the search on the built site: bytes, time to results, and misspelled words.

python3 run.py build, then python3 run.py bench search. It needs what `run.py test` installs, and a
browser. What others measured on the same site is told in benchmarks/search.md.
"""

from __future__ import annotations

import gzip
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
sys.path.insert(0, str(ROOT / "tests"))

QUERIES = [line.split("\t")[0] for line in (ROOT / "tests" / "queries.tsv").read_text("utf-8").splitlines()]
MISSPELLED = [
    "reciept",
    "umbrela",
    "wheelchiar",
    "complant",
    "escalaton",
    "handovre",
    "appointmnt",
    "recepton",
]
PARTS = {
    "on each page": ["assets/javascripts/frame.js"],
    "at the first search": [
        "assets/javascripts/search-dialog.js",
        "assets/stylesheets/search.css",
        "search/index.js",
    ],
}
FIRST = """async (query) => {
  const begun = performance.now();
  document.querySelector("[data-find]").click();
  while (!document.querySelector(".search__input")) await new Promise((go) => setTimeout(go, 1));
  const box = document.querySelector(".search__input");
  box.value = query;
  box.dispatchEvent(new Event("input"));
  while (!document.querySelector(".search__page")) await new Promise((go) => setTimeout(go, 1));
  return performance.now() - begun;
}"""
NEXT = """(query) => {
  const box = document.querySelector(".search__input");
  box.value = query;
  const begun = performance.now();
  box.dispatchEvent(new Event("input"));
  document.querySelector(".search").getBoundingClientRect();
  return [performance.now() - begun, document.querySelectorAll(".search__page").length];
}"""


def sizes() -> None:
    print(f"{'':<24}{'raw':>9}{'gzip':>9}")
    for name, paths in PARTS.items():
        for path in paths:
            content = (SITE / path).read_bytes()
            print(
                f"{path.rpartition('/')[2]:<24}{len(content):>9}{len(gzip.compress(content, 9)):>9}  {name}"
            )
    texts = [gzip.compress(path.read_bytes(), 9) for path in (SITE / "search").glob("[0-9]*.js")]
    mean = round(statistics.mean(map(len, texts)))
    print(f"{'text of a page (mean)':<24}{'':>9}{mean:>9}  for each page found")


def times(page, address: str, slower: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    firsts = []
    for _ in range(5):
        page.goto(f"{address}/learn/")
        page.wait_for_load_state("networkidle")
        firsts.append(page.evaluate(FIRST, QUERIES[0]))
    each = sorted(page.evaluate(NEXT, query)[0] for query in [*QUERIES, *MISSPELLED] * 3)
    print(
        f"CPU {slower} times slower: first results {statistics.median(firsts):.0f} ms after the press, "
        f"then {statistics.median(each):.0f} ms a query, 95 of 100 under {each[len(each) * 95 // 100]:.0f} ms"
    )


def main() -> None:
    from browser import FLAGS, address_of, executable, serve
    from playwright.sync_api import sync_playwright

    if not (SITE / "search").is_dir():
        sys.exit("build the site first: python3 run.py build")
    sizes()
    server = serve(SITE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        page = browser.new_page()
        for slower in (1, 4):
            times(page, address_of(server), slower)
        found = [word for word in MISSPELLED if page.evaluate(NEXT, word)[1]]
        print(f"misspelled words that find a page: {len(found)} of {len(MISSPELLED)}")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
