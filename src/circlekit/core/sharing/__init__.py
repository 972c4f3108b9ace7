"""Share-outs: how the open events run at which circles tell the others."""
