"""What stands of a case in the tables: records, epochs of its key, what carries them, and the lists over all cases."""
