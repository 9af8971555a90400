"""Claims of a table of articles, found by Ray: python ray_data.py ARTICLES RESULTS CLAIMS."""

import sys

import pyarrow as pa
import ray

from nlp_pipeline.arrow import claim_schema, result_schema
from nlp_pipeline.run.batches import result_batches, rows_of


def find(articles: pa.Table) -> pa.Table:
    return pa.Table.from_batches(result_batches([articles]), result_schema())


def claims_of(results: pa.Table) -> pa.Table:
    return pa.Table.from_batches(rows_of([results]), claim_schema())


articles, results, claims = sys.argv[1:]
table = ray.data.read_parquet(articles)
table.map_batches(find, batch_format="pyarrow", batch_size=256).write_parquet(results)

kept = ray.data.read_parquet(results)
for failed in kept.filter(lambda row: row["failure"] is not None).iter_rows():
    print(f"{failed['doc_id']}: {failed['failure']}")
kept.map_batches(claims_of, batch_format="pyarrow", batch_size=256).write_parquet(claims)
