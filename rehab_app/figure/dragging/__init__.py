"""A body that is taken by a handle: key positions in, key positions out."""
