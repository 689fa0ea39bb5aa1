"""Compares many pairs of resolutions on Spark.

    python compare.py PAIRS OUT [RESDIFF]

PAIRS is a file of JSON lines as `resdiff batch` reads them, or a folder of such files; OUT is a folder that is made, with
one answer a line in the order of the pairs. RESDIFF is the program, on the path of every machine unless given. Spark hands
each of its tasks a share of the lines; the program compares them as a stream, so that no machine needs memory for all.
"""

import sys

from pyspark.sql import SparkSession


def main(pairs, out, program="resdiff"):
    spark = SparkSession.builder.appName("resdiff").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(pairs, minPartitions=spark.sparkContext.defaultParallelism)
    # A line that cannot be compared has an answer that says why: no reason to stop the others.
    answers = lines.pipe(f"{program} batch --jobs 1 --figures", checkCode=False)
    answers.saveAsTextFile(out)

    table = spark.read.json(out)
    errors = table.filter("error is not null") if "error" in table.columns else table.limit(0)
    if "figures" in table.columns:
        compared = table.filter("figures is not null").selectExpr(
            "figures.old.symbol as old",
            "figures.new.symbol as new",
            "round(100 * figures.summary.words.share_kept, 1) as kept",
            "figures.summary.paragraphs.edited as edited",
            "figures.summary.paragraphs.added as added",
            "figures.summary.paragraphs.removed as removed",
        )
        compared.orderBy("kept", "old", "new").show(20, truncate=False)
    print(f"{table.count()} pairs, {errors.count()} could not be compared")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
