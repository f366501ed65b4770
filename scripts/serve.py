"""Shows the site on this machine and builds it again at each change."""

from __future__ import annotations

import sys

import following

if __name__ == "__main__":
    try:
        following.follow(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(0)
