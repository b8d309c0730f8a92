"""What experiments over many inputs or arrangements of goals have to say."""
