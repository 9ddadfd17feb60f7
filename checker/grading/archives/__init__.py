"""What platforms hand out: files, names and times, and which student they belong to."""
