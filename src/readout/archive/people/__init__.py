"""Who is who: learned from what documents print, corrected by users, and never on a guess."""
