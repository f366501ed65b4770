"""Checks the links of a built site: inside it, page by page, and outside it, politely and over days."""

from __future__ import annotations

NAMES = {
    "K001": (
        "missing-target",
        "error",
        "What a link, an image, a script or a style leads to is in the site.",
    ),
    "K002": ("missing-anchor", "error", "A link to a place in a page leads to a place that the page has."),
    "K003": (
        "link-by-accident",
        "error",
        "A site works in any folder and on any machine, so no link names a path or a machine of its maker.",
    ),
    "K004": ("missing-id", "error", "What names another element of its page names one that is there."),
    "K005": (
        "loaded-from-elsewhere",
        "error",
        "A page loads nothing from another host, which would learn who reads it.",
    ),
    "K006": (
        "dead-address",
        "error",
        "An outside address that failed on three days is dead; it is mended or dropped.",
    ),
    "K007": ("moved-address", "warning", "An outside address that moved for good is written as it is now."),
}
"""The code of each fault of links: its name, its weight, and why it is one."""
