"""Train by gradient descent, and be told why it works or why it does not."""
