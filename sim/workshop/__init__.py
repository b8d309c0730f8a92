"""What a workshop hands out: copies of the notebooks, a guide, slides, a handout."""
