//! Plain text → lines.
