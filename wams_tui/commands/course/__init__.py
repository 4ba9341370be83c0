"""``wams case new|check|doors|offer|steps|step``: a case taken on in plain lines, as by the screens."""
