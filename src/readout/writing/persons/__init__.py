"""Who "we", "our" and "I" are, and the verbs that agree with them."""
