"""What a browser may do on a page of the site, and the same rules as files for common hosts.

Nothing in a page is written inline, so no script and no style needs an exception. What a page
cannot say of itself (who may frame it, what it tells other sites) stands in the headers alone.
See https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

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
STAMPED = "/assets/(javascripts|stylesheets)/"
FOREVER = "public, max-age=31536000, immutable"
"""For files whose address changes with them: a year, and no question in between."""
FRESH = "no-cache"
"""For pages: the browser asks each time whether its copy is still good."""


def meta() -> str:
    """The policy as each page carries it."""
    return "; ".join(f"{name} {value}" for name, value in ALLOWED.items())


def headers() -> dict[str, str]:
    """All headers of a page, by name."""
    return {"Content-Security-Policy": f"{meta()}; frame-ancestors 'none'", **HEADERS}


def files() -> dict[str, str]:
    """The headers as files for hosts, by path in the site."""
    return {
        "_headers": _list(),
        ".htaccess": _apache(),
        "hosting/nginx.conf": _nginx(),
        "hosting/Caddyfile": _caddy(),
    }


def _list() -> str:
    """For hosts that read `_headers`, such as Netlify and Cloudflare Pages."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers().items())]
    lines += [f"  Cache-Control: {FRESH}"]
    for folder in ("javascripts", "stylesheets"):
        lines += [f"/assets/{folder}/*", "  ! Cache-Control", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def _apache() -> str:
    lines = ["<IfModule mod_headers.c>"]
    lines += [f'  Header always set {name} "{value}"' for name, value in headers().items()]
    lines += [
        f'  Header set Cache-Control "{FRESH}"',
        f'  Header set Cache-Control "{FOREVER}" '
        f'"expr=%{{REQUEST_URI}} =~ m#{STAMPED}# && -n %{{QUERY_STRING}}"',
        "</IfModule>",
        "ErrorDocument 404 /404.html",
    ]
    return "\n".join(lines) + "\n"


def _nginx() -> str:
    """To be included in a `server` block."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers().items()]
    lines += [
        f'set $course_cache "{FRESH}";',
        'set $course_stamped "$uri?$args";',
        f'if ($course_stamped ~ "^.*{STAMPED}.*\\?.+") {{ set $course_cache "{FOREVER}"; }}',
        "add_header Cache-Control $course_cache always;",
        "error_page 404 /404.html;",
    ]
    return "\n".join(lines) + "\n"


def _caddy() -> str:
    """To be imported in a site block."""
    lines = ["header {", *(f'\t{name} "{value}"' for name, value in headers().items()), "}"]
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
        "handle_errors {",
        "\trewrite * /404.html",
        "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"
