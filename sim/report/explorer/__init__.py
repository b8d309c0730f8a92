"""One page that answers a slider, worked out beforehand."""
