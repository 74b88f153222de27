"""How much memory a command takes whose data do not fit, and what that costs."""
