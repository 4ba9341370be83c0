"""A vault in a directory: the encrypted file, turns of processes, the write-ahead log, files that change together."""
