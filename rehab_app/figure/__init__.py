"""The drawn body: from a pose in words and degrees to a picture. Only `painter` knows Qt."""
