"""What the law allows: rules in TOML, the models that validate them, and the pure function that answers.

A verdict is a pure function of a :class:`~wams_tui.law.question.Question` and a rule set; nothing here does I/O but
reading the rule files.
"""
