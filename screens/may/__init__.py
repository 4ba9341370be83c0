"""*Mag dit?*: any question to the law, without a case, by keys; and *wat als*: what one change would turn."""
