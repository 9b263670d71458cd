//! newsroom
