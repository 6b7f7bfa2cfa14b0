"""Everything that an editor may ask of a site, with the answers, a line each: for people to read."""
