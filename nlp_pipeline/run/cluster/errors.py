"""What can be wrong with a cluster."""

from __future__ import annotations


class ClusterError(RuntimeError):
    """A cluster that cannot be used, or no longer; the message says why and what to do."""
