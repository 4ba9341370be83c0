"""What goes out on paper besides a disclosure: letters, answers to requests, and where their files go."""
