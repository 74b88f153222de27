"""What MkDocs calls while it builds the site: before, pages; after, a look at them."""

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from site_check import problems
from site_navigation import expanded
from site_pages import ROOT, assemble

PAGES = ROOT / "build" / "pages"


@event_priority(100)  # before the plugins look at the pages
def on_config(config: Any) -> Any:
    """Put the pages together, and list those that a line stands for."""
    assemble(PAGES)
    config.docs_dir = str(PAGES)
    config.nav = expanded(config.nav, PAGES)
    return config


@event_priority(-200)  # after the plugins wrote everything
def on_post_build(config: Any) -> None:
    """Refuse a site that asks another machine for anything, or has a broken link."""
    found = problems(Path(config.site_dir))
    if found:
        raise PluginError("\n".join(found))
