"""Train again with the advice of a diagnosis, and keep what helps."""
