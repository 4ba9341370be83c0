"""The timeline of a case: what its records and the audit log say happened, on which day and about whom. Pure.

Records tell what happened (:mod:`.course`, :mod:`.people`, :mod:`.asking`, :mod:`.data`), the audit log who wrote and
when (:mod:`.changes`); :mod:`.narrow` says it in sentences and finds lines again.
"""
