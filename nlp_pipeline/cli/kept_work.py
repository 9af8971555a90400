"""The work of an interrupted run: whether there is some, whether it goes on, and what is said of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import typer

from nlp_pipeline.cli.messages import FAILED, say, stop
from nlp_pipeline.messages import _, ngettext, reason_of

if TYPE_CHECKING:
    from nlp_pipeline.run.shards import Manifest, ShardStore


def open_store(output: str, manifest: Manifest, *, resume: bool | None) -> ShardStore:
    """Give the shards of a run to an output; where an earlier run left some, the user must have said what is wanted.

    Args:
        output: the file that they are for; they are kept beside it, out of sight.
        manifest: what this run works with.
        resume: whether to go on with what is kept; None where the user said nothing.
    """
    from nlp_pipeline.run.shards import ManifestError, ShardStore
    from nlp_pipeline.run.shards.remote_folder import folder_beside

    try:
        store = ShardStore(folder_beside(output), manifest)
        if resume is False:
            store.remove()
            return store
        earlier = store.earlier()
    except ManifestError as error:
        stop(
            _("{place}: cannot be gone on with ({error}): begin anew with --no-resume").format(
                place=store.place, error=error
            )
        )
    except OSError as error:
        stop(
            _("{output}: an interrupted run cannot be looked for: {reason}").format(
                output=output, reason=reason_of(error)
            )
        )
    if earlier is None:
        if resume:
            say(_("nothing is kept of an interrupted run for {output}: this one begins anew").format(output=output))
        return store
    if resume is None:
        stop(
            _(
                "{output}: a run for this file was interrupted, and its work is kept: go on with --resume, or begin "
                "anew with --no-resume"
            ).format(output=output)
        )
    if changed := manifest.differences(earlier):
        stop(
            _("--resume: {changes}: go on as it was, or begin anew with --no-resume").format(changes="; ".join(changed))
        )
    store.go_on()
    return store


def say_what_is_kept(store: ShardStore) -> None:
    """Say after an interruption how to go on; where no shard is there, leave nothing behind.

    What is on the disk decides, not what this process did: an earlier run, or a worker elsewhere, may have kept more.
    """
    try:
        articles = store.articles_kept()
    except OSError as error:
        say(
            _("{place}: {reason}: what is kept there stays, for the same command with --resume").format(
                place=store.place, reason=reason_of(error)
            )
        )
        return
    if articles:
        say(
            ngettext(
                "{number} article is done and kept: the same command with --resume goes on from there",
                "{number} articles are done and kept: the same command with --resume goes on from there",
                articles,
            )
        )
        return
    with suppress(OSError):
        store.remove()


def end_store(store: ShardStore, *, written: bool) -> None:
    """Remove the shards of a run whose tables are all written; where one could not be, they stay for another try."""
    if not written:
        say_what_is_kept(store)
        return
    try:
        store.remove()
    except OSError as error:
        say(_("{place}: cannot be removed: {reason}").format(place=store.place, reason=reason_of(error)))


def stop_at_shard(store: ShardStore, error: OSError) -> NoReturn:
    """End the command where a shard cannot be written or read, as on a full disk."""
    say(f"{store.place}: {reason_of(error)}")
    say_what_is_kept(store)
    raise typer.Exit(FAILED)
