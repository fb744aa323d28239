"""The web for readers, on an archive: pages for people, and in ``machine`` the same for programs.

:func:`readout.site.app.create_app` makes it; nothing here writes to the archive.
"""
