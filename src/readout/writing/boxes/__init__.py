"""What stands after a story: questions not answered, promises, figures; and the notes inside it."""
