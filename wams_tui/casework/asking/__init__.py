"""What goes between a coordinator and a partner who is asked, or who asks: the form, and an answer to it."""
