"""Forms: what is asked is described (:mod:`~screens.form.fields`), one screen asks it (:mod:`~screens.form.screen`).

A form is a subclass of :class:`~screens.form.screen.FormScreen`::

    class PersonForm(FormScreen):
        TITLE_TEXT = N_("Persoon")
        ABOUT = N_("Wie het is en wat hij in dit huishouden is.")

        def __init__(self, seat: Seat, person: str) -> None:
            super().__init__(seat)
            self._person = person
            self.place = f"persoon-wijzigen:{seat.opened.id}:{person}"    # and a line in screens/returning.py

        def fields(self) -> Sequence[Field]:                              # texts in the language of the screen
            return (
                Line("naam", _("Achternaam"), needed=True),
                Day("geboren", _("Geboren op"), past=True),
                Choice("rol", _("Wat is hij hier"), needed=True, options=options_of(PersonRole)),
                yes_no("ingelicht", _("Is hij ingelicht?")),
                Text("waarom", _("Waarom niet?"), when=When("ingelicht", ("nee",))),
            )

        def given(self) -> Raw:                                           # what stands in it when it opens
            person = self.seat.opened.file.person(self._person)
            return {"naam": person.surname, "geboren": raw_of(person.birth_date), "rol": raw_of(person.role)}

        def check(self, filled: Filled) -> Mapping[str, str]:             # what is wrong between fields, by key
            return {}

        def save(self, filled: Filled) -> OpenCase | None:                # a desk deed; WamsError is told, all stays
            return change_person(self.seat.desk, self.seat.opened, filled.text("naam"), filled.day("geboren"),
                                 filled.code("rol", PersonRole), filled.answer("ingelicht"))

    self.app.push_screen(PersonForm(self.seat, id))

Tab and Shift+Tab move, Enter goes on, F2 (or Enter on the last line) saves, Esc goes back and asks when something was
typed. A number or first letter picks from a list and goes on; Space picks and stays. A stale write shows both versions
(:mod:`screens.versions`). What was typed survives a lock, a dropped line and a kill (every two seconds) once the form
has a ``place``. ``aside`` tells something below the fields that follows what is typed.
``saved`` may push what follows, once it is stored and the form is gone.
"""
