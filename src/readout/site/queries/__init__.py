"""What pages read of the archive: small functions over ``readout.archive``, nothing that writes."""
