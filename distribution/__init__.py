"""What must hold before the distributions are published; needs the standard library only."""
