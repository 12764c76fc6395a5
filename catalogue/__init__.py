"""The library: what a service item is, how it is read, resolved, checked, worded and published.

It prints nothing and knows no command line; `cli` is the only caller that talks to people.
"""

__version__ = "0.1.0"
