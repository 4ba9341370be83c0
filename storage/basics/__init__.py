"""What every other sub-room stands on: bytes and their sealed box, small files, findings, the port to SQL."""
