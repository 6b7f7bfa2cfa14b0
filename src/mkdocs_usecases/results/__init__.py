"""What tests said that ran elsewhere: result files of every common tool, read into one form."""

MOST_BYTES = 64 * 2**20
"""Of one file: a run of a million tests has less."""
