"""What experiments over many arrangements of goals have to say."""
