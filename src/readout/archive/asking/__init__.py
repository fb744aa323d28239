"""What the record answers: who said, promised or left unanswered what, when, and what has changed since."""
