"""Settings x replications: one row of metrics each, and the folder that keeps them."""
