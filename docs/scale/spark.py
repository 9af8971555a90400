"""Claims of a table of articles, found by Spark: python spark.py ARTICLES RESULTS CLAIMS."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from nlp_pipeline.arrow import result_schema
from nlp_pipeline.run.batches import result_batches

articles, results, claims = sys.argv[1:]
spark = SparkSession.builder.appName("selon").getOrCreate()
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 256)

table = spark.read.parquet(articles).repartition(8 * spark.sparkContext.defaultParallelism)
table.mapInArrow(result_batches, from_arrow_schema(result_schema())).write.parquet(results)

kept = spark.read.parquet(results)
kept.where("failure is not null").select("doc_id", "failure").show(truncate=False)
kept.selectExpr("inline(claims)").write.parquet(claims)
spark.stop()
