"""The *vraagbaak* at the desk: asking without names, answering, and reading back what was answered before."""
