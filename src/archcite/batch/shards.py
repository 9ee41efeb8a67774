"""Cutting the inputs of a batch into shards: the parts that are written, and resumed, whole.

Where a shard ends depends on the names of its inputs alone, so that the same inputs give the same shards, and an input that
comes or goes changes only the shard that it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archcite.batch.documents import Input

#: Inputs of a shard at most, and their bytes: what a shard gives is held in memory until it is written.
INPUTS: Final = 1000
BYTES: Final = 64 << 20


@dataclass(frozen=True)
class Shard:
    """A stretch of a batch's inputs.

    Args:
        number: its place in the batch, from 0.
        inputs: in the batch's order.
    """

    number: int
    inputs: Sequence[Input]

    @cached_property
    def name(self) -> str:
        """What its files are called: the same for the same inputs, whatever is in them."""
        return names_digest(given.name for given in self.inputs)

    def signature(self, settings: str) -> str:
        """What must be unchanged for the shard not to be done again.

        Args:
            settings: all that the output depends on beside the inputs.
        """
        return names_digest((settings, *(f"{given.name}\0{given.stamp}" for given in self.inputs)))


def cut(inputs: Iterable[Input], most: int = INPUTS) -> Iterator[Shard]:
    """The inputs as shards, lazily.

    Args:
        inputs: in the batch's order.
        most: inputs of a shard; on average it has about two thirds as many.

    Example:
        >>> from archcite.batch.documents import Input
        >>> from archcite.batch.places import Held
        >>> shards = cut((Input(f"{n}.txt", Held(b"")) for n in range(2000)), most=100)
        >>> sum(len(shard.inputs) for shard in shards)
        2000
    """
    held: list[Input] = []
    size = number = 0
    least = max(1, most // 2)
    for given in inputs:
        held.append(given)
        size += given.size
        ends = len(held) >= least and crc32(given.name.encode()) % least < 2
        if ends or len(held) >= most or size >= BYTES:
            yield Shard(number, tuple(held))
            held, size, number = [], 0, number + 1
    if held:
        yield Shard(number, tuple(held))


def names_digest(texts: Iterable[str]) -> str:
    """What tells a sequence of texts from all others."""
    return blake2b("".join([f"{text}\n" for text in texts]).encode(), digest_size=10).hexdigest()


class Pace:
    """How many inputs make a piece of the wished length, learnt from the pieces that are done.

    Args:
        seconds: that a piece should take.
    """

    #: What reading an input costs at least, as bytes.
    _EACH: Final = 4096

    def __init__(self, seconds: float) -> None:
        self._wished = seconds
        self._cost = seconds / (16 * 2 * self._EACH)  # the first pieces have some 16 small inputs

    def pieces(self, inputs: Sequence[Input]) -> Iterator[Sequence[Input]]:
        """The inputs of a shard, cut; each piece by what is known when it is asked for."""
        first = 0
        weight = 0
        for position, given in enumerate(inputs, 1):
            weight += self._EACH + given.size
            if weight * self._cost >= self._wished or position == len(inputs):
                yield inputs[first:position]
                first, weight = position, 0

    def learn(self, piece: Sequence[Input], seconds: float) -> None:
        """Take a piece's measured time into account."""
        weight = sum(self._EACH + given.size for given in piece)
        if seconds > 0 and weight:
            self._cost += 0.3 * (seconds / weight - self._cost)
