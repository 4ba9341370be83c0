"""The command line, one module per group of commands; each asks the desk and prints plain lines. No decisions here."""
