"""Models of Keras, PyTorch, Flax and Equinox: are their numbers the same here?"""
