"""A disclosure in the making: chosen, weighed, read along, put together, closed.

It leaves by :mod:`wams_tui.desk.disclose` alone.
"""
