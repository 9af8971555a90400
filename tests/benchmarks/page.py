"""How light the page of many articles is: ``python -m tests.benchmarks.page PAGE``, a page of ``selon report``.

In Chromium, from the file: until the first article can be read, until the table of claims is there, a first search and
a later one, another article. Medians of some openings, in seconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.machine import description
from tests.browsers import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPENINGS = 5

SEARCHED = """async (words) => {
    const search = document.getElementById("search"), count = document.getElementById("count");
    const start = performance.now();
    const found = new Promise((done) => new MutationObserver(done).observe(count, { childList: true }));
    search.value = words;
    search.dispatchEvent(new Event("input"));
    await found;
    return (performance.now() - start) / 1000;
}"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


def opened(page: Page, address: str) -> dict[str, float]:
    """Open the page and use it; give the seconds of each step."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("#rows tr[data-row]")
    found = {"table": time.perf_counter() - start, "first article": page.evaluate(PAINTED)}
    found["first search"] = page.evaluate(SEARCHED, "ministre")
    found["later search"] = page.evaluate(SEARCHED, "selon")
    title = page.locator("#paper h2").inner_text()
    start = time.perf_counter()
    page.evaluate("document.getElementById('picked').selectedIndex = document.getElementById('picked').length - 1")
    page.dispatch_event("#picked", "change")
    page.wait_for_function("(title) => document.querySelector('#paper h2')?.innerText !== title", arg=title)
    found["another article"] = time.perf_counter() - start
    return found


def main(path: str) -> dict[str, float]:
    """Open the page several times and print the medians."""
    address = Path(path).resolve().as_uri()
    with chromium() as browser:
        times = []
        for _ in range(OPENINGS):
            page = browser.new_page()
            times.append(opened(page, address))
            page.close()
    medians = {name: statistics.median(one[name] for one in times) for name in times[0]}
    print(f"{description()}; {Path(path).stat().st_size / 1e6:.1f} MB; medians of {OPENINGS} openings")
    for name, seconds in sorted(medians.items(), key=lambda step: step[1]):
        print(f"{name}: {seconds:.2f} s")
    return medians


if __name__ == "__main__":
    main(sys.argv[1])
