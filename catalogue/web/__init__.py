"""Pages of the site from resolved items."""
