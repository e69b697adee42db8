"""Swapping two folders in one step, where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

# Values of linux/fs.h and sys/stdio.h.
_AT_FDCWD: Final = -100
_LINUX_RENAME_EXCHANGE: Final = 2
_MACOS_RENAME_SWAP: Final = 2

_UNSUPPORTED: Final = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV, errno.EBUSY, errno.EPERM}
)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places: whoever looks sees before or after.

    Returns False, and changes nothing, where the system or the file system cannot do that.

    Raises:
        OSError: it can, but not with these two.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            flag = ctypes.c_uint(_LINUX_RENAME_EXCHANGE)
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, flag)
        elif sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(_MACOS_RENAME_SWAP))
        else:
            return False
    except (AttributeError, OSError, TypeError):  # a C library without the call
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
