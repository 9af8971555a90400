"""A run on many machines: the same shards, worked through by Dask."""

from __future__ import annotations

from nlp_pipeline.run.cluster.engine import ClusterEngine, cluster_engine
from nlp_pipeline.run.cluster.errors import ClusterError

__all__ = ["ClusterEngine", "ClusterError", "cluster_engine"]
