"""What people can ask for, and the rules about it. Knows no platform, no HTTP and no SQL."""
