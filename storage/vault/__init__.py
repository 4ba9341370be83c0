"""An unlocked vault: the session, whose keys open what, who is who, what is stated in it and read from its logs."""
