"""BOTH SIDES: the closed format in which values travel, and what both must agree on."""
