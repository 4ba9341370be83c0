"""Style sheets that are parsed once: Textual parses all of them anew for every kind of screen that is first opened."""

from textual.css.stylesheet import Stylesheet


class ParsedOnce(Stylesheet):
    """A style sheet that keeps what it parsed; other variables, those of another theme, empty what is kept."""

    def reparse(self) -> None:
        """Take in what was added since, and parse only that.

        Raises:
            StylesheetParseError: what was added is no style sheet; what was there before stays in use.
        """
        self.parse()
