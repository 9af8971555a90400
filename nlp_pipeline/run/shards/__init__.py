"""Runs that go on where they were broken off."""

from __future__ import annotations

from nlp_pipeline.run.shards.folder import Folder, LocalFolder
from nlp_pipeline.run.shards.manifest import Manifest, ManifestError, manifest_of
from nlp_pipeline.run.shards.shard_store import DamagedShard, ShardStore
from nlp_pipeline.run.shards.sharded import Engine, ShardedRun, streaming

__all__ = [
    "DamagedShard",
    "Engine",
    "Folder",
    "LocalFolder",
    "Manifest",
    "ManifestError",
    "ShardStore",
    "ShardedRun",
    "manifest_of",
    "streaming",
]
