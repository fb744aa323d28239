"""How documents come in, stay and are given out again: nothing that was kept is lost or altered."""
