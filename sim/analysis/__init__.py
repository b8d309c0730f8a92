"""What an experiment over many inputs says: sweeps and tornados."""
