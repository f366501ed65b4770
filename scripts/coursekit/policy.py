"""What a browser may do on a page of the site, and the same rules as files for common hosts.

No style is written inline, and of scripts only what must run before anything is drawn; the policy
names it by its hash. What a page cannot say of itself (who may frame it, what it tells other sites)
stands in the headers alone. See https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from urllib.parse import urlsplit

from .model import CourseFile

ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""`data:` is for the signs in our style sheets, which are pictures written into them."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PACKED = ("text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml")
"""What is packed on its way besides pages; fonts, pictures and prints are packed already."""
MISSING = "404.html"
"""The page for an address that leads nowhere; hosts want its path from the top."""
STAMPED = "/assets/(javascripts|stylesheets)/"
FOREVER = "public, max-age=31536000, immutable"
"""For files whose address changes with them: a year, and no question in between."""
FRESH = "no-cache"
"""For pages: the browser asks each time whether its copy is still good."""


def meta(script: str) -> str:
    """The policy as each page carries it; `script` is the source of the one inline script."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = ALLOWED | {"script-src": f"{ALLOWED['script-src']} 'sha256-{digest}'"}
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def headers(script: str) -> dict[str, str]:
    """All headers of a page, by name."""
    return {"Content-Security-Policy": f"{meta(script)}; frame-ancestors 'none'", **HEADERS}


def files(script: str, address: str = "") -> dict[str, str]:
    """The headers as files for hosts, by path in the site.

    `address` is where the site will be, with a slash at its end, or nothing where that is not known.
    """
    sent = headers(script)
    missing = (urlsplit(address).path or "/") + MISSING
    return {
        "_headers": _list(sent),
        ".htaccess": _apache(sent, missing),
        "hosting/nginx.conf": _nginx(sent, missing),
        "hosting/Caddyfile": _caddy(sent, missing),
    }


def contact(settings: CourseFile) -> dict[str, str]:
    """Where to report a hole, as RFC 9116 asks, for a year from the course's date; by path in the site.

    Nothing where the course names no address.
    """
    if not settings.report_address:
        return {}
    day = date.fromisoformat(settings.date)
    until = day.replace(year=day.year + 1, day=min(day.day, 28))
    lines = [
        f"Contact: {settings.report_address}",
        f"Expires: {until}T00:00:00Z",
        f"Preferred-Languages: {settings.language}",
    ]
    return {".well-known/security.txt": "\n".join(lines) + "\n"}


def _list(sent: dict[str, str]) -> str:
    """For hosts that read `_headers`, such as Netlify and Cloudflare Pages."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in sent.items())]
    lines += [f"  Cache-Control: {FRESH}"]
    for folder in ("javascripts", "stylesheets"):
        lines += [f"/assets/{folder}/*", "  ! Cache-Control", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def _apache(sent: dict[str, str], missing: str) -> str:
    lines = ["<IfModule mod_headers.c>"]
    lines += [f'  Header always set {name} "{value}"' for name, value in sent.items()]
    lines += [
        f'  Header set Cache-Control "{FRESH}"',
        f'  Header set Cache-Control "{FOREVER}" '
        f'"expr=%{{REQUEST_URI}} =~ m#{STAMPED}# && -n %{{QUERY_STRING}}"',
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        "  <IfModule mod_filter.c>",
        f"    AddOutputFilterByType DEFLATE text/html {' '.join(PACKED)}",
        "  </IfModule>",
        "</IfModule>",
        f"ErrorDocument 404 {missing}",
    ]
    return "\n".join(lines) + "\n"


def _nginx(sent: dict[str, str], missing: str) -> str:
    """To be included in a `server` block."""
    lines = [f'add_header {name} "{value}" always;' for name, value in sent.items()]
    lines += [
        f'set $course_cache "{FRESH}";',
        'set $course_stamped "$uri?$args";',
        f'if ($course_stamped ~ "^.*{STAMPED}.*\\?.+") {{ set $course_cache "{FOREVER}"; }}',
        "add_header Cache-Control $course_cache always;",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {' '.join(PACKED)};",
        f"error_page 404 {missing};",
    ]
    return "\n".join(lines) + "\n"


def _caddy(sent: dict[str, str], missing: str) -> str:
    """To be imported in a site block."""
    lines = ["header {", *(f'\t{name} "{value}"' for name, value in sent.items()), "}"]
    stamped = [f"path_regexp {STAMPED}", 'expression {query} != ""']
    lines += [
        "@stamped {",
        *(f"\t{condition}" for condition in stamped),
        "}",
        "@fresh not {",
        *(f"\t{condition}" for condition in stamped),
        "}",
        f'header @stamped Cache-Control "{FOREVER}"',
        f"header @fresh Cache-Control {FRESH}",
        "encode gzip",
        "handle_errors {",
        f"\trewrite * {missing}",
        "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"
