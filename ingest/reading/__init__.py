"""File to reports: found, read in processes of their own behind a fence, and kept."""
