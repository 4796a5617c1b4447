"""Pain rules as sentences that can be read aloud, written from the rules' own data."""
