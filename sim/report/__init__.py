"""What is put before people: figures, and money in words."""
