"""One file per contender; each function returns what one turn of a work is."""
