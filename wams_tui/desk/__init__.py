"""What a coordinator does, one module per task: the only place where law, casework, storage and documents meet."""
