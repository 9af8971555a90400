"""The work of an interrupted run: whether there is some, whether it goes on, and what is said of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import typer

from nlp_pipeline.cli.messages import FAILED, say, stop

if TYPE_CHECKING:
    from nlp_pipeline.run.shards import Manifest, ShardedRun, ShardStore

BEGIN_ANEW = "begin anew with --no-resume"


def open_store(output: str, manifest: Manifest, *, resume: bool | None) -> ShardStore:
    """Give the shards of a run to an output; where an earlier run left some, the user must have said what is wanted.

    Args:
        output: the file that they are for; they are kept beside it, out of sight.
        manifest: what this run works with.
        resume: whether to go on with what is kept; None where the user said nothing.
    """
    from nlp_pipeline.run.shards import ManifestError, ShardStore
    from nlp_pipeline.run.shards.remote import folder_beside

    try:
        store = ShardStore(folder_beside(output), manifest)
        if resume is False:
            store.remove()
            return store
        earlier = store.earlier()
    except ManifestError as error:
        stop(f"{store.place}: cannot be gone on with ({error}): {BEGIN_ANEW}")
    except OSError as error:
        stop(f"{output}: an interrupted run cannot be looked for: {(error.strerror or str(error)).lower()}")
    if earlier is None:
        if resume:
            say(f"nothing is kept of an interrupted run for {output}: this one begins anew")
        return store
    if resume is None:
        stop(
            f"{output}: a run for this file was interrupted, and its work is kept: go on with --resume, or {BEGIN_ANEW}"
        )
    if changed := manifest.differences(earlier):
        stop(f"--resume: {'; '.join(changed)}: go on as it was, or {BEGIN_ANEW}")
    store.go_on()
    return store


def say_what_is_kept(run: ShardedRun) -> None:
    """Say after an interruption how to go on; where no shard was complete, leave nothing behind."""
    if run.kept_articles:
        say(f"{run.kept_articles:,} articles are done and kept: the same command with --resume goes on from there")
        return
    with suppress(OSError):
        run.store.remove()


def discard(store: ShardStore) -> None:
    """Remove the shards of a run whose tables are written."""
    try:
        store.remove()
    except OSError as error:
        say(f"{store.place}: cannot be removed: {(error.strerror or str(error)).lower()}")


def stop_at_shard(run: ShardedRun, error: OSError) -> NoReturn:
    """End the command where a shard cannot be written or read, as on a full disk."""
    say(f"{run.store.place}: {(error.strerror or str(error)).lower()}")
    say_what_is_kept(run)
    raise typer.Exit(FAILED)
