"""Rich text for wording: an editor bound to the blocks of one section."""
