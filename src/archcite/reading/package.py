"""Members of a zip package (docx, odt), read within bounds and parsed without entities or network."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from archcite.reading.errors import ReadingError

#: A member unpacks to no more than this: a book of a thousand pages is a tenth of it.
MOST_UNPACKED = 64 * 1024 * 1024


class Package:
    """A zip package by the names of its members.

    Raises:
        ReadingError: when it is damaged, encrypted, or unpacks to more than `MOST_UNPACKED`.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise ReadingError(source, f"the package is damaged: {error}") from error

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member, or None where the package has no such member."""
        if name not in self._zip.NameToInfo:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            recover=False,
        )
        try:
            return etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise ReadingError(self.source, f"{name} in the package is damaged: {error}") from error

    def _bytes(self, name: str) -> bytes:
        if self._zip.NameToInfo[name].flag_bits & 1:
            raise ReadingError(self.source, "the package is encrypted: save it without a password")
        try:
            with self._zip.open(name) as member:
                content = member.read(MOST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError) as error:
            raise ReadingError(self.source, f"{name} in the package is damaged: {error}") from error
        if len(content) > MOST_UNPACKED:
            raise ReadingError(self.source, f"{name} unpacks to more than {MOST_UNPACKED:,} bytes")
        return content
