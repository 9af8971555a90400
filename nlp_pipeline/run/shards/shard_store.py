"""The shards of one run: what was found in them, kept until the tables are assembled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_pipeline.arrow import result_schema
from nlp_pipeline.messages import _
from nlp_pipeline.run.records import results_from_arrow, results_to_arrow
from nlp_pipeline.run.shards.manifest import Manifest, ManifestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.run.shards.folder import Folder
    from nlp_pipeline.run.shards.shard import Shard
    from nlp_pipeline.run.stream import Result

MANIFEST = "manifest.json"
SHARD = re.compile(r"(?P<number>\d+)-(?P<articles>\d+)-[0-9a-f]+\.parquet$")


class DamagedShard(OSError):  # noqa: N818 - it says what the file is
    """A shard's file that does not hold what was written: it has to be done again."""


class ShardStore:
    """Keeps what was found shard by shard, as Parquet files with checksums beside a manifest.

    Args:
        folder: where, also an attribute; it is made with the first shard.
        manifest: what the run works with.
    """

    def __init__(self, folder: Folder, manifest: Manifest) -> None:
        self.folder = folder
        self._manifest = manifest
        self._kept: dict[int, set[str]] = {}
        self._begun = False

    @property
    def place(self) -> str:
        """The folder as it is named to the user."""
        return self.folder.place

    def earlier(self) -> Manifest | None:
        """Give the manifest of an earlier run that was broken off here, or None.

        Raises:
            ManifestError: there is one that cannot be read.
            OSError: the folder cannot be read.
        """
        names = set(self.folder.names())
        if MANIFEST in names:
            return Manifest.from_json(self.folder.read(MANIFEST))
        if names:
            raise ManifestError(_("no manifest"))
        return None

    def go_on(self) -> int:
        """Take over the shards of an earlier run and give how many there are; raises OSError."""
        for name in self.folder.names():
            if found := SHARD.match(name):
                self._kept.setdefault(int(found["number"]), set()).add(name)
        self._begun = True
        return len(self._kept)

    def articles_kept(self) -> int:
        """Count the articles of the shards that the folder holds, whoever wrote them; raises OSError.

        Of shards in one place, as after a change of the input, one counts.
        """
        found = (match for name in self.folder.names() if (match := SHARD.match(name)))
        return sum({match["number"]: int(match["articles"]) for match in found}.values())

    def holds(self, shard: Shard) -> bool:
        """Tell whether a shard of these very articles is kept."""
        return shard.name in self._kept.get(shard.number, ())

    def replaces(self, shard: Shard) -> bool:
        """Tell whether a shard is kept in this one's place, of articles that were others."""
        return shard.number in self._kept and not self.holds(shard)

    def write(self, shard: Shard, results: Sequence[Result]) -> None:
        """Keep what was found in a shard; when this returns, it stays. Raises OSError."""
        self.begin()
        self.folder.write(shard.name, shard_bytes(results))
        self._kept.setdefault(shard.number, set()).add(shard.name)

    def begin(self) -> None:
        """Make the folder with its manifest, which is there before any shard is. Raises OSError."""
        if not self._begun:
            self.folder.write(MANIFEST, self._manifest.to_json())
            self._begun = True

    def read(self, shard_name: str) -> Iterator[Result]:
        """Give what was found in a shard.

        Raises:
            DamagedShard: the file does not hold what was written.
            OSError: it cannot be read.
        """
        return results_from_shard(self.folder.read(shard_name))

    def remove(self) -> None:
        """Remove the folder, when it is no longer needed. Raises OSError."""
        self.folder.remove()
        self._kept = {}
        self._begun = False


def shard_bytes(results: Sequence[Result]) -> bytes:
    """Give the content of a shard's file: Parquet with checksums (CRC-32) of its pages."""
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(results_to_arrow(results), sink, compression="zstd", write_page_checksum=True)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def results_from_shard(content: bytes) -> Iterator[Result]:
    """Give back what :func:`shard_bytes` was given.

    Raises:
        DamagedShard: that is no whole file of a shard.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(pa.BufferReader(content), page_checksum_verification=True)
        groups = range(file.metadata.num_row_groups)
        if file.metadata.num_rows != sum(file.metadata.row_group(number).num_rows for number in groups):
            raise DamagedShard(_("its counts of rows contradict each other"))
        table = file.read(use_threads=False)  # a thread that outlives the reading may end the process as it exits
        if not table.schema.equals(result_schema()):
            raise DamagedShard(_("other columns"))
        return results_from_arrow(table)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedShard(_("damaged")) from error
