"""Programs that people asked about in public, faulty and corrected, diagnosed.

See `docs/programs.md`.
"""
