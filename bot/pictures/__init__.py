"""Pictures of figures: drawn by matplotlib in a process of its own, kept by the digest of what they show."""
