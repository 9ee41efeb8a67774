"""archcite's batch: what the command line asks for, as settings that can be written down, and begun again from there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.batch.limits import SIZE
from archcite.batch.shards import INPUTS, Shard, cut
from archcite.batch.sources import inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.batch.citing import CiteJob
    from archcite.batch.documents import Input


@dataclass(frozen=True)
class Asked:
    """What a batch is asked to do.

    Args:
        named: folders, documents, archives, locations.
        lists: files that name such things.
        field: of JSON Lines.
        only: names of inputs; all if empty.
        most: bytes of a document.
        skipped: the output, which is no input.
        folder: where it was asked, which relative paths start from.
    """

    named: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    field: str = "text"
    only: tuple[str, ...] = ()
    most: int = SIZE
    skipped: str = ""
    folder: str = "."

    def inputs(self) -> Iterator[Input]:
        """All inputs, in order."""
        found = inputs(*self.named, lists=self.lists, field=self.field, skipped=self.skipped, most=self.most)
        only = frozenset(self.only)
        return (given for given in found if given.name in only) if only else found

    def shards(self, most: int = INPUTS) -> Iterator[Shard]:
        """All inputs, cut."""
        return cut(self.inputs(), most)


def settings(asked: Asked, job: CiteJob, most: int = INPUTS, style: str = "") -> dict[str, Any]:
    """What stands in the journal: what was asked, and all that the output depends on beside the inputs.

    Args:
        asked: the inputs.
        job: on each.
        most: inputs of a shard.
        style: of the bibliography that merging writes.
    """
    signed: dict[str, Any] = {"archcite": version("archcite"), "formats": job.formats, "shard": most}
    if job.style:
        signed |= {"style": job.style, "locale": job.locale, "style-text": _text_of(job.style)}
    return {"signed": signed, "asked": asdict(asked), "style": style}


def asked(settings: dict[str, Any]) -> tuple[Asked, int]:
    """What a batch was asked to do, and the inputs of its shards, from its journal.

    Raises:
        ValueError: it was begun by a program, whose inputs cannot be found again.
    """
    if "asked" not in settings:
        raise ValueError("a program began this batch; its inputs cannot be found again from here")
    return msgspec.convert(settings["asked"], Asked), int(settings["signed"]["shard"])


def _text_of(style: str) -> str:
    """What tells a style's text from any other: a style's name says nothing of its version."""
    from archcite.render import export

    return blake2b(export(style), digest_size=8).hexdigest()
