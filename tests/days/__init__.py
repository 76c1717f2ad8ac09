"""Random days of a store, played below the command line, and the proof that nothing gets lost in them."""
