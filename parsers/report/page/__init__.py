"""A page as all readers of it ask for it: its grids, headings, drawings, legends, overlays."""
