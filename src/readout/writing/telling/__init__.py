"""What a sentence becomes in a story: reported, partly quoted, divided, quoted, or refused."""
