"""Images a second, ours and theirs in turns, on the same images and settings.

    python -m benchmarks.features.speed [PART…] [--rounds 5] [--images FOLDER]

PARTs are hog, color, words (the encoder) and k-means; all of them if none is named.

Each round runs every side once; a side's figure is its best round, the ratio that of
the best rounds. On a busy machine the ratio of processor time, all threads added up,
says more: it does not reward the side with more threads. Copying in and out counts. The
images are drawn here: waves, noise and flat areas, so that no data set is needed; only
k-means needs a FOLDER of photographs, as its words should be those of photographs.
"""

import argparse
import os
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import cv2
import jax
import numpy as np
from skimage.color import rgb2hsv
from skimage.feature import hog as peer_hog
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.exceptions import ConvergenceWarning

from steepest.data import load
from steepest.features import color_histogram, hog, learn_codebook, visual_words
from steepest.features._descriptors import places
from steepest.features._kmeans import kmeans, mean_squared_distance
from steepest.features._whitening import whitening
from steepest.features._words import sample_descriptors

PARTS = ("hog", "color", "words", "k-means")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--images", help="a folder of class folders, for k-means")
    asked = parser.parse_args()
    parts, rounds = asked.parts, asked.rounds
    cv2.setNumThreads(1)  # its threads change nothing for one small image
    small, large = drawn(8192, 32, 32), drawn(512, 128, 64)
    gray, large_gray = (np.ascontiguousarray(x[..., 1]) for x in (small, large))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    if "hog" in parts:
        hogs(rounds, gray, small, large_gray)
    if "color" in parts:
        histograms(rounds, small)
    if "words" in parts:
        encoder(rounds, small)
    if "k-means" in parts and asked.images:
        middles(rounds, load(asked.images, validation=0, scaling="none").train.inputs)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def hogs(rounds: int, gray: np.ndarray, color: np.ndarray, large: np.ndarray) -> None:
    for name, images, block, few in (
        ("hog skimage 32×32 gray", gray, 3, 200),
        ("hog skimage 32×32 color", color, 3, 100),
        ("hog skimage 128×64 gray", large, 2, 20),
    ):
        axis = -1 if images.ndim == 4 else None
        race(
            name,
            rounds,
            steepest=(len(images), lambda i=images, b=block: hog(i, block=b)),
            skimage=(
                few,
                lambda i=images[:few], b=block, a=axis: [
                    peer_hog(x, cells_per_block=(b, b), channel_axis=a) for x in i
                ],
            ),
        )
    for name, images in (
        ("hog opencv 32×32 gray", gray),
        ("hog opencv 32×32 color", color),
        ("hog opencv 128×64 gray", large),
    ):
        race(
            name,
            rounds,
            steepest=(len(images), lambda i=images: hog(i, "opencv")),
            opencv=(len(images), lambda i=images: opencv_hog(i, 1)),
            opencv_two_threads=(len(images), lambda i=images: opencv_hog(i, 2)),
        )


def histograms(rounds: int, color: np.ndarray) -> None:
    n, few = 4096, 200
    images = color[:n]
    edges = [(0, 256)] * 3

    def calc_marginal() -> None:
        for image in images:
            for channel in range(3):
                cv2.calcHist([image], [channel], None, [16], [0, 256])

    def calc_joint() -> None:
        for image in images:
            cv2.calcHist([image], [0, 1, 2], None, [8] * 3, [0, 256] * 3)

    def numpy_marginal() -> None:
        for image in images[:few]:
            for channel in range(3):
                np.histogram(image[..., channel], 16, (0, 256))

    def numpy_joint() -> None:
        for image in images[:few]:
            np.histogramdd(image.reshape(-1, 3), 8, edges)

    def numpy_hue() -> None:
        for image in images[:few]:
            np.histogram(rgb2hsv(image)[..., 0], 10, (0, 1))

    race(
        "color 3 × 16", rounds,
        steepest=(n, lambda: color_histogram(images)),
        opencv=(n, calc_marginal), numpy=(few, numpy_marginal),
    )  # fmt: skip
    race(
        "color 8 × 8 × 8", rounds,
        steepest=(n, lambda: color_histogram(images, bins=8, joint=True)),
        opencv=(n, calc_joint), numpy=(few, numpy_joint),
    )  # fmt: skip
    race(
        "hue 10", rounds,
        steepest=(n, lambda: color_histogram(images, "hue", 10)),
        numpy=(few, numpy_hue),
    )  # fmt: skip


def middles(rounds: int, photographs: np.ndarray, words: int = 1600) -> None:
    """k-means, ours and scikit-learn's, on the same whitened patches of photographs."""
    where = places("patches", photographs.shape[1:], 6, 1)
    rows = sample_descriptors(photographs, where, 120_000, seed=0)
    mean, matrix = whitening(rows, 0.1)
    rows = ((rows - mean) @ matrix).astype(np.float32)
    held, rows = rows[:20_000], rows[20_000:]
    settings = {"init": "random", "n_init": 1, "random_state": 0}
    mini = MiniBatchKMeans(
        words, batch_size=4096, max_iter=5, max_no_improvement=None, **settings
    )
    full = KMeans(words, max_iter=5, algorithm="lloyd", tol=0, **settings)

    def theirs(peer: KMeans | MiniBatchKMeans) -> np.ndarray:
        with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
            return peer.fit(rows).cluster_centers_

    sides = {
        "steepest": lambda: kmeans(rows, words, 5, 0)[0],
        "MiniBatchKMeans": lambda: theirs(mini),
        "KMeans": lambda: theirs(full),
    }
    kmeans(rows, words, 1, 0)  # compile
    seconds = dict.fromkeys(sides, float("inf"))
    distance = {}
    for _ in range(rounds):
        for side, run in sides.items():
            began = time.perf_counter()
            found = run()
            seconds[side] = min(seconds[side], time.perf_counter() - began)
            distance[side] = mean_squared_distance(held, found)
    told = ", ".join(
        f"{side} {seconds[side]:.2f} s, held-out {distance[side]:.2f}" for side in sides
    )
    print(f"k-means {words} × 5 passes over {len(rows):,}: {told}", flush=True)


def encoder(rounds: int, color: np.ndarray) -> None:
    """Share of the matrix product's rate; only the two products are counted."""
    codebook = learn_codebook(color[:500], words=1600, samples=10_000, passes=1)
    images = color[:64]
    places, length, words = 27 * 27, 108, 1600
    work = 2 * places * length * (words + length)
    a = np.ones((2916, length), np.float32)
    b = np.ones((length, words), np.float32)
    product = jax.jit(lambda a, b: a @ b)
    visual_words(images, codebook)
    ours, plain = [], []
    for _ in range(rounds):
        began = time.perf_counter()
        visual_words(images, codebook)
        ours.append(time.perf_counter() - began)
        product(a, b).block_until_ready()
        began = time.perf_counter()
        for _ in range(20):
            product(a, b).block_until_ready()
        plain.append(time.perf_counter() - began)
    rate = len(images) * work / min(ours) / 1e9
    peak = 20 * 2 * a.size * words / min(plain) / 1e9
    print(
        f"encoder, triangle 1600: {1e3 * min(ours) / len(images):.2f} ms an image, "
        f"{rate:.0f} of {peak:.0f} GF/s = {rate / peak:.0%}",
        flush=True,
    )


def opencv_hog(images: np.ndarray, threads: int) -> np.ndarray:
    height, width = images.shape[1:3]
    parts = np.array_split(np.arange(len(images)), threads)

    def part(rows: np.ndarray) -> np.ndarray:
        size = (16, 16), (8, 8), (8, 8)
        peer = cv2.HOGDescriptor((width, height), *size, 9, 1, -1, 0, 0.2, False)
        return np.stack([peer.compute(images[i])[..., :].ravel() for i in rows])

    if threads == 1:
        return part(parts[0])
    with ThreadPoolExecutor(threads) as pool:
        return np.concatenate(list(pool.map(part, parts)))


def race(name: str, rounds: int, **sides: tuple[int, Callable[[], object]]) -> None:
    wall = dict.fromkeys(sides, float("inf"))
    busy = dict.fromkeys(sides, float("inf"))
    for _, run in sides.values():
        run()  # compile, and bring memory in
    for _ in range(rounds):
        for side, (n, run) in sides.items():
            began, used = time.perf_counter(), time.process_time()
            run()
            wall[side] = min(wall[side], (time.perf_counter() - began) / n)
            busy[side] = min(busy[side], (time.process_time() - used) / n)
    first = next(iter(sides))
    rates = [f"{side} {1 / seconds:,.0f}/s" for side, seconds in wall.items()]
    ratios = [
        f"{wall[side] / wall[first]:.1f} × {side} "
        f"({busy[side] / busy[first]:.1f} × in processor time)"
        for side in sides
        if side != first
    ]
    print(f"{name}: {', '.join(rates)}: {', '.join(ratios)}", flush=True)


def drawn(n: int, height: int, width: int) -> np.ndarray:
    random = np.random.default_rng(0)
    y, x = np.mgrid[:height, :width]
    a, b, phase = random.uniform(-0.5, 0.5, (3, n, 1, 1, 1))
    wave = np.sin(a * y[..., None] + b * x[..., None] + 9 * phase + np.arange(3))
    images = 127 + 90 * wave + random.normal(0, 12, (n, height, width, 3))
    images[:, 4:12, 6:20] = random.integers(0, 256, (n, 1, 1, 3))
    return np.clip(images, 0, 255).astype(np.uint8)


if __name__ == "__main__":
    main()
