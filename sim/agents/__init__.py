"""One short module an agent: its rule, then its process."""
