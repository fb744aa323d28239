"""Which sentences are news."""
