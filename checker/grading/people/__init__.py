"""Who is in the class, by whatever ids and names lists and platforms have."""
