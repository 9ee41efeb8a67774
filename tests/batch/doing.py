"""Functions for batches under test: what goes to other processes has to be defined in a module."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archcite.batch import Document


def length(document: Document) -> int:
    return len(document.data)


def slowly(document: Document) -> int:
    time.sleep(0.002)
    return len(document.data)


def killing(document: Document) -> int:  # noqa: PLR0912  (one branch a misdeed)
    """Does what a document says: bad libraries do such things."""
    match document.data:
        case b"segfault":
            ctypes.string_at(0)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"exit":
            os._exit(3)
        case b"loop":
            while True:
                pass
        case b"deaf loop":  # takes no notice of Python's signals, as a loop in C
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            while True:
                pass
        case b"deaf sleep":  # takes no processor time either
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(1000)
        case b"memory":
            return len(bytearray(8 << 30))
        case b"deep":
            return killing_deep(document)
        case b"raise":
            raise ValueError("no such thing")
        case b"once":  # kills the first process that reads it, as a kill -9 from outside does
            marker = document.name + ".met"
            if not os.path.exists(marker):  # noqa: PTH110
                with open(marker, "wb"):  # noqa: PTH123
                    pass
                os.kill(os.getpid(), signal.SIGKILL)
        case b"print":
            os.write(1, b"noise" * 100)
    return len(document.data)


def killing_deep(document: Document) -> int:
    return killing_deep(document) + 1
