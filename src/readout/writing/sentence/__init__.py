"""One sentence: cleaned of what only speech has, and what it leans on."""
