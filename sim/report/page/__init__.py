"""The page: one self-contained HTML file that tells what a run found."""
