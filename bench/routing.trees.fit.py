"""What routing.trees.fit.ts does, by XGBoost."""

import json
import resource
import sys
import time

import numpy as np
import xgboost

folder = sys.argv[1]
n, width, rounds, threads = map(int, sys.argv[2:])


def read(part):
    numbers = np.fromfile(f"{folder}/{part}", dtype=np.float32)
    return numbers[: n * width].reshape(n, width), numbers[n * width :]


values, label = read("train")
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
settings = {
    "objective": "binary:logistic",
    "tree_method": "hist",
    "max_bin": 256,
    "max_depth": 6,
    "eta": 0.1,
    "reg_lambda": 1,
    "base_score": float((label.sum() + 0.5) / (n + 1)),
    "nthread": threads,
}
booster = xgboost.train(settings, xgboost.DMatrix(values, label=label, nthread=threads), rounds)
wall = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
fresh, truth = read("fresh")
odds = booster.predict(xgboost.DMatrix(fresh), output_margin=True).astype(np.float64)
loss = np.mean(np.maximum(odds, 0) - odds * truth + np.log1p(np.exp(-np.abs(odds))))
print(
    json.dumps(
        {
            "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "wall": wall,
            "memoryMb": after.ru_maxrss / 1024,
            "logLoss": float(loss),
        }
    )
)
