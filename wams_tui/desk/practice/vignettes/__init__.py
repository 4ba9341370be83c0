"""The fourteen households that the sources tell of (law §8), each drawn with what makes its point."""

from collections.abc import Callable, Mapping

from wams_tui.casework.casefile import CaseFile
from wams_tui.desk.practice.vignettes.carer_who_falls import carer_who_falls
from wams_tui.desk.practice.vignettes.children_who_fall_between import children_who_fall_between
from wams_tui.desk.practice.vignettes.disability_and_debts import disability_and_debts
from wams_tui.desk.practice.vignettes.jan_who_wants_nothing import jan_who_wants_nothing
from wams_tui.desk.practice.vignettes.one_off_confusion import one_off_confusion
from wams_tui.desk.practice.vignettes.one_worker_two_hats import one_worker_two_hats
from wams_tui.desk.practice.vignettes.parents_in_conflict import parents_in_conflict
from wams_tui.desk.practice.vignettes.quick_relief import quick_relief
from wams_tui.desk.practice.vignettes.student_who_stays_away import student_who_stays_away
from wams_tui.desk.practice.vignettes.tax_and_insurer import tax_and_insurer
from wams_tui.desk.practice.vignettes.tenant_with_arrears import tenant_with_arrears
from wams_tui.desk.practice.vignettes.wants_work_first import wants_work_first
from wams_tui.desk.practice.vignettes.work_off_the_books import work_off_the_books
from wams_tui.desk.practice.vignettes.work_or_children import work_or_children
from wams_tui.desk.practice.world import World

Vignette = Callable[[World], CaseFile]

VIGNETTES: Mapping[int, Vignette] = {
    1: work_or_children,
    2: carer_who_falls,
    3: one_worker_two_hats,
    4: work_off_the_books,
    5: tenant_with_arrears,
    6: tax_and_insurer,
    7: wants_work_first,
    8: student_who_stays_away,
    9: parents_in_conflict,
    10: children_who_fall_between,
    11: disability_and_debts,
    12: jan_who_wants_nothing,
    13: quick_relief,
    14: one_off_confusion,
}
"""Number in law §8 → how to draw it."""

ORDER = (5, *(number for number in VIGNETTES if number != 5))
"""The household with the waiting request comes first, so that it is there however few are asked for."""
