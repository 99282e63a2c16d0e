"""How Sphinx builds the site: ``make docs`` writes it to ``build/docs``.

The source folder is the repository itself, so that a page's relative links (``../README.md``) lead
to the same places here as on a site that hosts the code. Nothing is fetched from the network.
"""

import re
from importlib.metadata import version as version_of

from sphinx.application import Sphinx

project = "quotekit"
project_copyright = "2026, the quotekit authors"
version = release = version_of("quotekit-nlp")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "docs/index"
include_patterns = [
    "*.md",
    "benchmarks/*.md",
    "docs/*.md",
    "examples/*.ipynb",
    "examples/*/*.md",
    "tests/behaviours/*.md",
    "training/*.md",
]
exclude_patterns = [".*", "build", "dist"]  # spares Sphinx the walk through them

# Pages are plain Markdown, with the anchors that a code-hosting site gives to headings. Notebooks
# show the outputs that they hold; a test runs them.
myst_heading_anchors = 3
nb_execution_mode = "off"
smartquotes = False  # a straight quotation mark is meant as one

# The API reference is what the docstrings say; what they put between backquotes must exist.
default_role = "py:obj"
nitpicky = True
nitpick_ignore_regex = [
    # The types of other libraries, and our own private ones, are not documented here.
    ("py:class", r"(?!quotekit\.)[\w.]+|quotekit\.[\w.]*\b_\w+"),
    ("py:obj", r"Doc|(json|spacy)\..+"),
]
napoleon_use_ivar = False  # attributes become targets of references
napoleon_attr_annotations = True
autodoc_type_aliases = {"ArticleDict": "quotekit.plain.ArticleDict"}
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"quotekit {release}"
html_extra_path = ["site/index.html"]  # leads from the top of the site to the landing page
html_static_path = ["site/static"]
html_css_files = ["site.css"]


def add_contents(_app: Sphinx, page: str, source: list[str]) -> None:
    """Make each list of links on the landing page a part of the site's table of contents.

    The page stays plain Markdown, and every page is listed once.
    """
    if page != root_doc:
        return
    for caption, section in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", source[0], re.MULTILINE):
        links = re.findall(r"^- \[(.+?)\]\((\S+\.(?:md|ipynb))\)", section, re.MULTILINE)
        entries = "\n".join(f"{title} <{link}>" for title, link in links)
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{entries}\n```\n"


def setup(app: Sphinx) -> None:
    """Hook `add_contents` in where Sphinx has read a page."""
    app.connect("source-read", add_contents)
