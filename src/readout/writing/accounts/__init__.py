"""Two parties' accounts of one event, told as one story."""
