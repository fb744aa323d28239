"""Sentences into paragraphs: who says them, names in full at first, letters written out."""
