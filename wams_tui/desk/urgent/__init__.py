"""The emergency route: giving the least at once where a life is in danger, telling the FG, and looking back."""
