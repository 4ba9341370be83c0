"""From passphrase to keys: key slots and ``vault.keys``, certificates, sealed case keys, devices, recovery halves."""
