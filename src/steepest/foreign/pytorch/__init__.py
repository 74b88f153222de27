"""PyTorch modules: what `torch.export` writes down, run by a table of JAX functions."""
