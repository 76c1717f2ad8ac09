"""What happens to a store's file: the plug is pulled, the disk is full, a bit flips, and nothing may be lost."""
