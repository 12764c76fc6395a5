"""Answers computed over many items: where levels differ, what is asked of people, how good the records are."""
