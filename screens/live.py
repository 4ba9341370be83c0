"""A screen of a case that shows what colleagues change, as they change it, and leaves the cursor where it is."""

from abc import abstractmethod

from screens.frame import Frame
from screens.seat import Seat
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.watching import Writer
from wams_tui.locale import _

BY_NAME = N_("Zojuist gewijzigd door {name}; dit is de nieuwste stand.")
BY_SOMEBODY = N_("Zojuist gewijzigd door een collega; dit is de nieuwste stand.")
BY_MYSELF = N_("Zojuist gewijzigd in een ander venster van u; dit is de nieuwste stand.")

GROUND_CHANGED = N_("Intussen gewijzigd door {name}; uw keuzen staan er nog.")
GROUND_CHANGED_BY_SOMEBODY = N_("Een collega wijzigde deze casus; uw keuzen staan er nog.")


def told(writer: Writer) -> str:
    """Return the sentence about who changed what is on the screen."""
    if writer.myself:
        return _(BY_MYSELF)
    return _(BY_NAME).format(name=writer.name) if writer.name else _(BY_SOMEBODY)


def ground_changed(writer: Writer) -> str:
    """Return the sentence for who is half way a disclosure."""
    named = writer.name and not writer.myself
    return _(GROUND_CHANGED).format(name=writer.name) if named else _(GROUND_CHANGED_BY_SOMEBODY)


class LiveFrame(Frame[None]):
    """A screen with a case; subclasses say how they show it anew."""

    seat: Seat

    @abstractmethod
    def show_anew(self) -> None:
        """Show the case as it lies on the desk now, with the cursor on what it was on."""

    def on_screen_resume(self) -> None:
        """Show what was done on the screens above, and what colleagues did meanwhile."""
        if self.is_mounted and not self.others_wrote():
            self._show()

    def others_wrote(self) -> bool:
        """Show what others wrote since, and say whose it is; return whether there was anything."""
        writer = None
        try:
            writer = self.seat.others_wrote()
            if writer is not None:
                self.seat.reload()
        except WamsError as error:
            self.leave(error)
            return True
        if writer is None:
            return False
        if self._show():
            self.status.show(told(writer))
        return True

    def leave(self, error: WamsError) -> None:
        """Go back to the list: this case can no longer be read, because a colleague took it away or something broke."""
        from screens.first import FirstScreen

        while not isinstance(self.app.screen, FirstScreen) and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, Frame):
            below.tell(error)

    def _show(self) -> bool:
        """Show it anew; what this screen is about may be there no more, and then it closes."""
        try:
            self.show_anew()
        except (KeyError, ValueError, IndexError):
            self.dismiss()
            return False
        return True
