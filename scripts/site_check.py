"""Whether a built site is whole: no request to another machine, no broken link."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes whose address a browser fetches by itself.
FETCHED = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "input": "src",
    "object": "data",
    "script": "src",
    "source": "src",
    "video": "src",
}
STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')\s]+)")
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "manifest"}


class _Page(HTMLParser):
    """Collects what a page fetches, where it leads, and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.anchors |= {found[name] for name in ("id", "name") if name in found}
        if tag in FETCHED and FETCHED[tag] in found:
            self.fetched.append(found[FETCHED[tag]])
        if tag == "link" and FETCHED_LINKS & set(found.get("rel", "").split()):
            self.fetched.append(found.get("href", ""))
        if tag == "a" and "href" in found:
            self.links.append(found["href"])


def problems(site: Path) -> list[str]:
    """Return a sentence for each thing that is wrong with a built site.

    Parameters
    ----------
    site : Path
        The folder that MkDocs wrote.
    """
    read: dict[Path, _Page] = {}
    for path in sorted(site.rglob("*.html")):
        read[path.resolve()] = page = _Page()
        text = path.read_text("utf-8")
        page.feed(text)
        page.fetched += STYLE.findall(_styles(text))
    found = [
        f"{path.relative_to(site)} fetches {address} from another machine"
        for path in sorted(site.rglob("*.css"))
        for address in STYLE.findall(path.read_text("utf-8"))
    ]
    for path, page in read.items():
        name = path.relative_to(site.resolve()).as_posix()
        found += [
            f"{name} fetches {address} from another machine"
            for address in page.fetched
            if urlsplit(address).netloc
        ]
        found += [
            f"{name} leads to {address}, which is not there"
            for address in dict.fromkeys([*page.fetched, *page.links])
            if path.name != "404.html" and _broken(address, path, read)
        ]
    return found


def _styles(text: str) -> str:
    return "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL))


def _broken(address: str, path: Path, read: dict[Path, _Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target.is_dir():
        target /= "index.html"
    anchor = unquote(parts.fragment)
    if target in read and anchor:
        return anchor not in read[target].anchors | {"__top"}
    return not target.exists()
