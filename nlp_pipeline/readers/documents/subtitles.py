"""Subtitles (.srt, .vtt) by pysubs2: cues joined to sentences, the time of each kept beside the text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import decode
from nlp_pipeline.readers.documents.paragraphs import BETWEEN, tidied
from nlp_pipeline.readers.extras import missing
from nlp_pipeline.schema import Article, times_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.readers.base import ReadOptions

LONG_PAUSE = 2_000
"""In milliseconds: after it, what follows a full stop is a new paragraph."""

MOST_CHARACTERS = 20_000_000
LONGEST_TIME = 360_000_000
"""In milliseconds: a hundred hours, above which a time is none."""

ARROW = re.compile(rb"\d[.,]\d{3}[ \t]*-->[ \t]*\d")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]{1,80})>")
SPEAKS = "\u2063"
"""Around a speaker's name while cues are parsed: an invisible sign that no subtitle holds."""

TAG = re.compile(r"</?[^<>\n]{1,80}>|\{\\[^{}\n]{1,40}\}")
NAMED = re.compile(f"{SPEAKS}([^{SPEAKS}]+){SPEAKS}")
DASH = re.compile(r"^[-–—]\s*(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][\s»”\"')\]]*$")


class Subtitles:
    """One article: what is said in the subtitles of a film or a broadcast, turns in paragraphs of their own."""

    name = N_("subtitles")
    suffixes = (".srt", ".vtt")

    def recognises(self, head: bytes) -> bool:
        """Tell subtitles by the arrow between two times."""
        return head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT") or ARROW.search(head[:4096]) is not None

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the article of the subtitles.

        Raises:
            Unreadable: the file is no text, holds no cue, or the library that reads it is not there.
        """
        text = decode(stream.read(), options.encoding).replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise Unreadable(_("empty"))
        if len(text) > MOST_CHARACTERS:
            raise Unreadable(
                _("subtitles of more than {most} million characters").format(most=MOST_CHARACTERS // 1_000_000)
            )
        turns = list(_joined(_cues(text)))
        if not turns:
            raise Unreadable(_("no subtitles in this file: no cue with a time and words"))
        yield _article(turns)


def _cues(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the cues in order: start and end in milliseconds, and the words, a speaker's name marked."""
    try:
        # Loaded here: a corpus of plain text needs none of it.
        import pysubs2
    except ImportError:
        raise missing(_("subtitles")) from None
    marked = VOICE.sub(lambda match: f"{SPEAKS}{match[1].strip()}{SPEAKS}", text.replace(SPEAKS, ""))
    form = "vtt" if marked.lstrip("\ufeff \n").startswith("WEBVTT") else "srt"
    try:
        found = pysubs2.SSAFile.from_string(marked, format_=form)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, OverflowError) as error:
        raise Unreadable(_("damaged subtitles ({error})").format(error=error or type(error).__name__)) from None
    for event in sorted(found, key=lambda each: each.start):
        words = tidied(html.unescape(TAG.sub("", event.plaintext)))
        if words and 0 <= event.start <= LONGEST_TIME:
            yield event.start, event.end, words


Turn = list[tuple[int, str]]
"""The pieces of a paragraph: when each is said, in milliseconds, and its words."""


def _joined(cues: Iterable[tuple[int, int, str]]) -> Iterator[Turn]:
    """Join cues to paragraphs: another speaker, a dash, or a pause after a full stop begins a new one."""
    turn: Turn = []
    speaker, ended, before = "", 0, ""
    for start, end, words in cues:
        for line in words.split("\n"):
            named = NAMED.search(line)
            said = NAMED.sub("", line).strip()
            if not said or (said == before and start - ended <= LONG_PAUSE):
                continue  # captions that roll up show a line twice
            before = said
            new_speaker = named[1] if named and named[1] != speaker else ""
            paused = start - ended > LONG_PAUSE and bool(turn) and SENTENCE_END.search(turn[-1][1])
            if turn and (new_speaker or paused or DASH.match(said)):
                yield turn
                turn = []
            if named:
                speaker = named[1]
            turn.append((start, f"{new_speaker} : {said}" if new_speaker else said))
        ended = end
    if turn:
        yield turn


def _article(turns: Iterable[Turn]) -> Article:
    paragraphs: list[str] = []
    times: list[tuple[int, int]] = []
    length = 0
    for turn in turns:
        for start, words in turn:
            times.append((length, start))
            length += len(words) + 1
        paragraphs.append(" ".join(words for _, words in turn))
        length += len(BETWEEN) - 1
    return Article(doc_id="", text=BETWEEN.join(paragraphs), times=times_of_text(times))
