"""``python -m tests.cluster.two_workers COHORT``: print circles, formed by two workers of a Dask cluster."""

from __future__ import annotations

import sys

from dask.distributed import Client, LocalCluster

from circlekit import load, match
from circlekit.core.matching.over import on_cluster


def main() -> None:
    """Begin the cluster, form the circles, and end it."""
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, Client(cluster) as client:
        matching = match(load(sys.argv[1]), seed=5, over=on_cluster(client))
    for circle in matching.circles:
        print(*circle.members)


if __name__ == "__main__":
    main()
