"""The daily digest (R70): what it may say where it is posted, its figures, its rows, and what became of them."""
