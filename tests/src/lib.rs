//! Everything that tests more than one part.
